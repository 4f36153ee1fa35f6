/** Somebody at their screen: finds things by the names people and screen readers find them by. */
import type { BrowserContext, Locator, Page } from 'playwright-core';

const patience = 15_000;

export interface Size {
  readonly width: number;
  readonly height: number;
}
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } satisfies Record<
  string,
  Size
>;

/** A label with what goes in: words, the words of an option, or `true` to tick it. */
export type Answers = Readonly<Record<string, string | true>>;

export class Person {
  constructor(
    readonly page: Page,
    readonly name: string,
  ) {}

  get context(): BrowserContext {
    return this.page.context();
  }

  /** A part of the room by its id, or everything. */
  part(id?: string): Locator {
    return this.page.locator(id ? `#${id}` : 'main');
  }

  button(name: string, part?: string): Locator {
    return this.part(part).getByRole('button', { name, exact: true });
  }

  form(name: string, part?: string): Locator {
    return this.part(part).getByRole('form', { name, exact: true });
  }

  /** Words of an entry, exactly. */
  words(text: string, part?: string): Locator {
    return this.part(part).locator('.q-words').getByText(text, { exact: true });
  }

  async press(name: string, part?: string): Promise<void> {
    await this.button(name, part).click();
  }

  async sees(text: string | RegExp, part?: string): Promise<void> {
    await this.part(part).getByText(text).filter({ visible: true }).first().waitFor();
  }

  async seesWords(text: string, part?: string): Promise<void> {
    await this.words(text, part).first().waitFor();
  }

  /** Presses everything that is folded because it is only for some. */
  async unfold(part?: string): Promise<void> {
    const folded = this.part(part).getByRole('button', { name: /Only for /, expanded: false });
    await folded.first().waitFor();
    while ((await folded.count()) > 0) await folded.first().click();
  }

  async seesNoMore(text: string, part?: string): Promise<void> {
    await this.part(part).getByText(text, { exact: true }).first().waitFor({ state: 'hidden' });
  }

  /** Waits until something holds in the page, which by its own policy evaluates no text itself. */
  async until(holds: string): Promise<void> {
    const end = performance.now() + patience;
    while (!(await this.page.evaluate<boolean>(holds)))
      if (performance.now() > end) throw new Error(`${this.name}: it did not come true that ${holds}`);
  }

  async seesHeading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name }).first().waitFor();
  }

  /** Answers a form; the radios and boxes in it are told by their own labels. */
  async answer(form: Locator, answers: Answers): Promise<void> {
    for (const [label, value] of Object.entries(answers)) {
      const field = form.getByLabel(label, { exact: true }).and(form.locator('input, textarea, select')).first();
      if (value === true) await field.check();
      else if ((await field.locator('option').count()) > 0) await field.selectOption({ label: value });
      else await field.fill(value);
    }
  }

  /** Answers the named form and sends it. */
  async fillIn(formName: string, answers: Answers, submit: string, part?: string): Promise<void> {
    const form = this.form(formName, part);
    await this.answer(form, answers);
    await form.getByRole('button', { name: submit, exact: true }).click();
  }

  /** Everything the page holds, shown or hidden, typed or printed. */
  async everything(): Promise<string> {
    const typed = await this.page.evaluate<string[]>(
      '[...document.querySelectorAll("input, textarea")].map(({ value }) => value)',
    );
    return [await this.page.content(), ...typed].join('\n');
  }

  async scrollsSideways(): Promise<boolean> {
    return this.page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  }
}

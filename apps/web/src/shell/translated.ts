/**
 * A page the browser translates: the translator takes the texts out and puts its own in their place, so that a text
 * changed afterwards changes where nobody sees it. Once that is noticed the page is drawn anew, each text in an element
 * of its own that is replaced whole when it changes.
 */
import { signal } from '@preact/signals';
import { createElement, Fragment, options, type ComponentChildren, type VNode } from 'preact';

/** Whether the browser translates this page; once it does, it is taken to go on. */
export const translated = signal(false);

/** What translators leave behind: their elements, which this page never makes, and their marks on the page. */
const theirElements = 'font, [_msttexthash], [_istranslated]';
const marksOf = ({ classList }: Element): boolean =>
  classList.contains('translated-ltr') || classList.contains('translated-rtl');

const isTheirs = (node: Node): boolean =>
  node instanceof Element && (node.matches(theirElements) || node.querySelector(theirElements) !== null);

/** To be called once, before anything is shown. */
export function noticeTranslation(): void {
  const page = document.documentElement;
  const language = page.lang;
  const observer = new MutationObserver((changes) => {
    const isTranslated =
      marksOf(page) || page.lang !== language || changes.some(({ addedNodes }) => [...addedNodes].some(isTheirs));
    if (!isTranslated) return;
    observer.disconnect();
    drawTextsWhole();
    translated.value = true;
  });
  observer.observe(page, { attributes: true, attributeFilter: ['class', 'lang'] });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Elements that hold nothing but text of their own. */
const textOnly: ReadonlySet<unknown> = new Set(['option', 'textarea', 'title', 'style', 'script']);

/** From here on every text stands in an element of its own, known by what it says. */
function drawTextsWhole(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    const { type, props } = vnode as VNode<{ children?: ComponentChildren }>;
    const holdsTexts = (typeof type === 'string' && !textOnly.has(type)) || type === Fragment;
    if (holdsTexts && !isTextOfItsOwn(vnode)) props.children = whole(props.children);
    before?.(vnode);
  };
}

const ownMark = 'q-said';
const isTextOfItsOwn = ({ type, props }: VNode): boolean =>
  type === 'span' && (props as { class?: string }).class === ownMark;

/** Each text in its own element, told apart by its place and what it says. */
function whole(children: ComponentChildren): ComponentChildren {
  const all = Array.isArray(children) ? (children as ComponentChildren[]) : [children];
  return all.map((child, index) => {
    if (Array.isArray(child)) return whole(child);
    if (typeof child !== 'string' && typeof child !== 'number') return child;
    const text = String(child);
    return text.trim() ? createElement('span', { key: `${index} ${text}`, class: ownMark }, text) : child;
  });
}

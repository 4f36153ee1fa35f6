import { isPageBehind } from './page-version.js';

const [friday, monday] = ['2026-11-20T17:00:00.000Z', '2026-11-23T09:00:00.000Z'];

describe('the version of a page', () => {
  it('[B158] is behind where it was built before the one served, and of other parts', () =>
    expect(isPageBehind(`${friday}/aaaa`, `${monday}/bbbb`)).toBe(true));

  it.each([
    ['the same parts, built again', `${friday}/aaaa`, `${monday}/aaaa`],
    ['built after the one served, by a server that is upgraded already', `${monday}/bbbb`, `${friday}/aaaa`],
    ['of a program, which names none', undefined, `${monday}/bbbb`],
    ['one nobody can read', 'yesterday', `${monday}/bbbb`],
    ['without its digest', friday, `${monday}/bbbb`],
    ['no text', { built: friday }, `${monday}/bbbb`],
    ['longer than any', `${friday}/${'a'.repeat(200)}`, `${monday}/bbbb`],
    ['where no pages are built', `${friday}/aaaa`, undefined],
  ])('[B159] is not behind: %s', (_what, page, served) => expect(isPageBehind(page, served)).toBe(false));
});

/** Which build this page is of: it stands in the page itself. */
import { pageVersionName } from '#wire';

/** Nothing where the page was not built, as while it is developed. */
export const thisVersion = (): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="${pageVersionName}"]`)?.content;

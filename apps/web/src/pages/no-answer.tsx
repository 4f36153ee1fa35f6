/** The service did not answer, or would not. */
import { Page } from '../shell/page.js';

export const NoAnswer = ({ because }: { readonly because: string }) => (
  <Page title="No answer">
    <h1 class="govuk-heading-l">This did not open</h1>
    <p class="govuk-body">{because}</p>
    <button type="button" class="govuk-button" onClick={() => location.reload()}>
      Try again
    </button>
  </Page>
);

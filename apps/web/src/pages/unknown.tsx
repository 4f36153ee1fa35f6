import { Page } from '../shell/page.js';

export const Unknown = () => (
  <Page title="Not found">
    <h1 class="govuk-heading-l">There is nothing at this address</h1>
    <p class="govuk-body">
      Check the link you were given, or{' '}
      <a class="govuk-link" href="/">
        go to the start
      </a>
      .
    </p>
  </Page>
);

/** Stands in for the socket library’s way of polling: the same requests made with fetch, which needs a third of the code. */
// the package has no door for this one alone
// eslint-disable-next-line no-restricted-imports
export { Fetch as XHR } from '../../../../node_modules/engine.io-client/build/esm/transports/polling-fetch.js';

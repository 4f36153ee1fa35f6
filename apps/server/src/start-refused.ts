/** Why the server does not start: `message` is a sentence for the operator. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** An error whose message is a sentence for whoever runs or uses the service, without anything confidential. The message of any other error is shown to nobody. */
export class Sayable extends Error {
  override readonly name: string = 'Sayable';
}

/** Requests to a server as a program makes them; what is refused there stops the play with the server's own sentence. */
import { Sayable } from '#event-log';
import type { Refusal } from '#meeting';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly cookie: string;
}

export async function request(
  method: 'GET' | 'POST',
  address: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Answered> {
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Sayable(
      `Nothing answers at ${new URL(address).origin}. Start the server there, or give its address with --url.`,
    );
  }
  const text = await response.text();
  return {
    status: response.status,
    body: readable(text),
    cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '',
  };
}

export function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The refusal in a body, in either of the shapes the wire has. */
export function refusalIn({ status, body }: Answered): Refusal | undefined {
  if (status < 400) return undefined;
  const refusal = (body as { readonly refusal?: Refusal } | null)?.refusal;
  return refusal ?? { kind: 'passing', rule: `HTTP ${status}`, because: 'The server gave no reason.' };
}

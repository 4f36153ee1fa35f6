/** Fetching a file in the name of this window, telling how much has come, and handing it to the browser to keep. */
import { askFor, type Answer } from '../../http.js';

/** @param body names and reasons, which are not for an address: addresses are kept and logged. @param told the bytes so far. */
export async function download(
  path: string,
  body: object,
  slot: string,
  told: (bytes: number) => void,
): Promise<Answer<string>> {
  const answer = await askFor(path, body, slot);
  if (!answer.ok) return answer;
  const { body: response } = answer;
  const name = nameIn(response.headers.get('content-disposition')) ?? 'minutes';
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for (
      let reader = response.body?.getReader(), next = await reader?.read();
      next && !next.done;
      next = await reader?.read()
    ) {
      parts.push(next.value);
      told((bytes += next.value.length));
    }
  } catch {
    return {
      ok: false,
      status: 0,
      refusal: {
        kind: 'passing',
        rule: 'W',
        because: 'The line broke while the file was coming. Nothing was kept; make it again.',
      },
    };
  }
  keep(new Blob(parts, { type: response.headers.get('content-type') ?? '' }), name);
  return { ok: true, body: name };
}

const nameIn = (disposition: string | null): string | undefined => /filename="([^"]+)"/.exec(disposition ?? '')?.[1];

function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

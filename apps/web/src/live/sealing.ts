/** Sealing what is kept on this device: AES-GCM under a key given at sign-in and never stored. */

const ivBytes = 12;
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export const keyFrom = (deviceKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(deviceKey), 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function seal(key: CryptoKey, words: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(words)),
  );
  const together = new Uint8Array(iv.length + sealed.length);
  together.set(iv);
  together.set(sealed, iv.length);
  return base64Of(together);
}

/** What was sealed, or nothing where the key is another or the text was damaged. */
export async function unseal(key: CryptoKey, sealed: string): Promise<string | undefined> {
  try {
    const together = bytesOf(sealed);
    const words = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: together.slice(0, ivBytes) },
      key,
      together.slice(ivBytes),
    );
    return new TextDecoder().decode(words);
  } catch {
    return undefined;
  }
}

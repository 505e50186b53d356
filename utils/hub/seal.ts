/** Owns keeping the lead's keys behind a passphrase: AES-GCM under PBKDF2. Refuses to open what was touched. */
import { fromBase64Url, toBase64Url } from './base64';

const MARK = 'SIDELINE-KEYS1';
/** OWASP's figure for PBKDF2 with SHA-256. */
const ROUNDS = 600_000;

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** One line of text: mark, salt, nonce, sealed bytes. Fit to be printed as the recovery sheet. */
export async function seal(text: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(passphrase, salt);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return [MARK, toBase64Url(salt), toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join('.');
}

/** undefined: another passphrase, or not what was sealed. */
export async function unseal(line: string, passphrase: string): Promise<string | undefined> {
  const [mark, salt, iv, sealed, ...rest] = line.replace(/\s+/g, '').split('.');
  if (mark !== MARK || !salt || !iv || !sealed || rest.length > 0) return undefined;
  try {
    const key = await keyFrom(passphrase, Uint8Array.from(fromBase64Url(salt)));
    const nonce = Uint8Array.from(fromBase64Url(iv));
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce },
      key,
      Uint8Array.from(fromBase64Url(sealed)),
    );
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** Owns the salted hash that stands in for conversation keys, order numbers and agent names. Refuses to keep the raw key. */

export interface Hasher {
  /** Same salt and same parts, same answer: 22 characters of base64url (132 bits). */
  hash(...parts: string[]): Promise<string>;
  /** The answer when it is already known, so that a synchronous reader need not wait twice. */
  known(...parts: string[]): string | undefined;
}

const LENGTH = 22;
const CACHE_LIMIT = 5000;

/** @param saltHex the per-install secret, at least 16 bytes as hex; throws RangeError on anything else. */
export function createHasher(saltHex: string): Hasher {
  const keyReady = importKey(saltHex);
  const cache = new Map<string, string>();
  return {
    async hash(...parts) {
      const name = joinParts(parts);
      const hit = cache.get(name);
      if (hit !== undefined) return hit;
      const signature = await crypto.subtle.sign('HMAC', await keyReady, new TextEncoder().encode(name));
      const result = toBase64Url(new Uint8Array(signature)).slice(0, LENGTH);
      // A long shift meets thousands of buyers; the oldest entry goes first so that memory stays flat.
      if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value as string);
      cache.set(name, result);
      return result;
    },
    known: (...parts) => cache.get(joinParts(parts)),
  };
}

/** A new per-install secret: 32 random bytes as hex. */
export function createSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function isSalt(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32,128}$/.test(value) && value.length % 2 === 0;
}

function importKey(saltHex: string): Promise<CryptoKey> {
  if (!isSalt(saltHex)) throw new RangeError('salt must be 16 to 64 bytes of hex');
  const bytes = Uint8Array.from(saltHex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** Length-prefixed, so that ('a', 'bc') and ('ab', 'c') differ. */
function joinParts(parts: string[]): string {
  return parts.map((part) => `${part.length}:${part}`).join('');
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

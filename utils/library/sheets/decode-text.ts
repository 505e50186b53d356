/** Owns finding out how a text file is written: a mark, UTF-8 that is sound, or else what Chinese Windows writes. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type Decoding = { text: string; encoding: Encoding } | undefined;

/** undefined: none of the encodings fits. A byte order mark is not part of the text. */
export function decodeText(bytes: Uint8Array): Decoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode('utf-8', bytes);
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  const unicode = decode('utf-8', bytes);
  if (!unicode) return decode('gb18030', bytes);
  return isAccident(unicode.text) ? (decode('gb18030', bytes) ?? unicode) : unicode;
}

/**
 * A short GBK file can happen to be sound UTF-8. Then every character takes two bytes and falls among scripts that are not
 * Latin, Greek or Cyrillic together with Han nowhere in sight.
 */
function isAccident(text: string): boolean {
  if (/[\u0800-\uffff]/.test(text)) return false;
  const beyondAscii = text.replace(/\p{ASCII}+/gu, '');
  return beyondAscii !== '' && !/^[\u00a0-\u024f]+$/.test(beyondAscii) && !/[\u0370-\u04ff\u0590-\u06ff]{2}/.test(text);
}

function decode(encoding: Encoding, bytes: Uint8Array): Decoding {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

/**
 * Owns what a script's picture may be: a PNG or JPEG of bounded bytes and sides, by its own first bytes and not by its name.
 * Pure. Refuses anything that would have to be decoded to be judged: a small file can claim a huge picture.
 */
import type { SnippetPicture } from './snippet';

/** Some eight of them fit a pack file. */
export const MAX_PICTURE_BYTES = 96_000;
export const MAX_PICTURE_SIDE = 4096;
export const MAX_PICTURE_PIXELS = 6_000_000;
/** Of base64. */
export const MAX_PICTURE_LETTERS = 4 * Math.ceil(MAX_PICTURE_BYTES / 3);
export const MAX_ALT = 80;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export type PictureFlaw = 'not-base64' | 'too-big' | 'not-a-picture' | 'too-wide';

/** The bytes, or undefined where the text is not plain base64. */
export function pictureBytes(data: string): Uint8Array<ArrayBuffer> | undefined {
  if (data === '' || data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return undefined;
  const text = atob(data);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Base64 of bytes. */
export function pictureData(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** What speaks against the picture; undefined when nothing does. */
export function pictureFlaw({ type, data }: Pick<SnippetPicture, 'type' | 'data'>): PictureFlaw | undefined {
  if (data.length > MAX_PICTURE_LETTERS) return 'too-big';
  const bytes = pictureBytes(data);
  if (!bytes) return 'not-base64';
  if (bytes.length > MAX_PICTURE_BYTES) return 'too-big';
  const size = type === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  if (!size || size.width === 0 || size.height === 0) return 'not-a-picture';
  const isWide = Math.max(size.width, size.height) > MAX_PICTURE_SIDE || size.width * size.height > MAX_PICTURE_PIXELS;
  return isWide ? 'too-wide' : undefined;
}

interface Size {
  width: number;
  height: number;
}

function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 33 || PNG.some((byte, at) => bytes[at] !== byte)) return undefined;
  if (String.fromCharCode(...bytes.subarray(12, 16)) !== 'IHDR') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments to the frame's; what comes before a frame's size and is no segment is no picture. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const word = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: word(at + 7), height: word(at + 5) };
    // The scan, or the end, before any frame.
    if (marker === 0xda || marker === 0xd9 || word(at + 2) < 2) return undefined;
    at += 2 + word(at + 2);
  }
  return undefined;
}

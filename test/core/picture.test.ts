import { describe, expect, it } from 'vitest';
import { MAX_PICTURE_BYTES, pictureBytes, pictureData, pictureFlaw } from '../../utils/core/picture';
import { DOT } from '../library/sample-pack';

const png = (width: number, height: number, size = 40) => {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};
const jpeg = (...segments: number[][]) => Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...Array(16).fill(0)]);
const APP0 = [0xff, 0xe0, 0, 4, 1, 2];
const frame = (width: number, height: number) => [
  ...[0xff, 0xc2, 0, 11, 8],
  ...[height >> 8, height & 255, width >> 8, width & 255],
  ...[1, 1, 0x11, 0],
];
const flawOf = (type: 'image/png' | 'image/jpeg', bytes: Uint8Array) => pictureFlaw({ type, data: pictureData(bytes) });
const text = (words: string) => new TextEncoder().encode(words.padEnd(60));

describe('pictureFlaw', () => {
  it('takes small pictures of the two kinds', () => {
    expect(pictureFlaw({ type: 'image/png', data: DOT })).toBeUndefined();
    expect(flawOf('image/jpeg', jpeg(APP0, frame(800, 600)))).toBeUndefined();
    expect(flawOf('image/jpeg', jpeg([0xff, 0xff, ...APP0.slice(1)], frame(800, 600)))).toBeUndefined();
  });

  it.each([
    ['not base64', pictureFlaw({ type: 'image/png', data: 'a b=' }), 'not-base64'],
    ['an address', pictureFlaw({ type: 'image/png', data: 'https://evil.example/x.png' }), 'not-base64'],
    ['a data address', pictureFlaw({ type: 'image/png', data: `data:image/png;base64,${DOT}` }), 'not-base64'],
    ['nothing', pictureFlaw({ type: 'image/png', data: '' }), 'not-base64'],
    ['one kind under the name of the other', pictureFlaw({ type: 'image/jpeg', data: DOT }), 'not-a-picture'],
    ['a drawing with scripts in it', flawOf('image/png', text('<svg onload="alert(1)"/>')), 'not-a-picture'],
    ['a page', flawOf('image/jpeg', text('<!doctype html><script>')), 'not-a-picture'],
    ['too many bytes', flawOf('image/png', png(10, 10, MAX_PICTURE_BYTES + 1)), 'too-big'],
    ['a small file that claims a huge picture', flawOf('image/png', png(60_000, 60_000)), 'too-wide'],
    ['one that is huge by area', flawOf('image/png', png(4000, 4000)), 'too-wide'],
    ['a huge JPEG', flawOf('image/jpeg', jpeg(APP0, frame(65_000, 65_000))), 'too-wide'],
    ['no width', flawOf('image/png', png(0, 10)), 'not-a-picture'],
    ['a scan before any frame', flawOf('image/jpeg', jpeg(APP0, [0xff, 0xda, 0, 4, 0, 0])), 'not-a-picture'],
    ['a segment of no length', flawOf('image/jpeg', jpeg([0xff, 0xe0, 0, 0])), 'not-a-picture'],
    ['only a beginning', flawOf('image/jpeg', Uint8Array.from([0xff, 0xd8])), 'not-a-picture'],
  ])('refuses %s', (_name, flaw, wanted) => {
    expect(flaw).toBe(wanted);
  });

  it('bytes come back as they went', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect(pictureBytes(pictureData(bytes))).toEqual(bytes);
  });
});

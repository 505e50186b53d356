/**
 * Makes a chosen file into a picture that a script may carry: drawn anew, so that nothing but the picture is left of it (no
 * place where it was taken, no second file behind it), and smaller until it fits.
 */
import { MAX_PICTURE_BYTES, pictureData, pictureFlaw } from '../../../utils/core/picture';
import type { SnippetPicture } from '../../../utils/core/snippet';

/** Longest sides that are tried, and how much of a JPEG is kept at each. */
const SIDES = [1280, 960, 720, 480] as const;
const QUALITIES = [0.86, 0.7, 0.5] as const;
/** Larger files are not opened at all. */
const MOST_FILE_BYTES = 30_000_000;

export type Shrunk = { ok: true; picture: Pick<SnippetPicture, 'type' | 'data'> } | { ok: false; code: ShrinkCode };
export type ShrinkCode = 'unreadable' | 'too-big';

export async function shrinkPicture(file: Blob): Promise<Shrunk> {
  if (file.size > MOST_FILE_BYTES) return { ok: false, code: 'too-big' };
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file);
  } catch {
    return { ok: false, code: 'unreadable' };
  }
  try {
    for (const side of SIDES) {
      const scale = Math.min(1, side / Math.max(image.width, image.height));
      const found = await fitting(draw(image, scale), file.type === 'image/png');
      if (found) return { ok: true, picture: found };
    }
    return { ok: false, code: 'too-big' };
  } finally {
    image.close();
  }
}

/** On white: what is see-through turns black in a JPEG. */
function draw(image: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const paper = canvas.getContext('2d');
  if (!paper) return canvas;
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A drawing stays sharp as a PNG where that fits; a photograph never does. */
async function fitting(
  canvas: HTMLCanvasElement,
  wasPng: boolean,
): Promise<Pick<SnippetPicture, 'type' | 'data'> | undefined> {
  const ways = [
    ...(wasPng ? [{ type: 'image/png' as const, quality: undefined }] : []),
    ...QUALITIES.map((quality) => ({ type: 'image/jpeg' as const, quality })),
  ];
  for (const { type, quality } of ways) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
    if (!blob || blob.type !== type || blob.size > MAX_PICTURE_BYTES) continue;
    const picture = { type, data: pictureData(new Uint8Array(await blob.arrayBuffer())) };
    if (pictureFlaw(picture) === undefined) return picture;
  }
  return undefined;
}

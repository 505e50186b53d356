/** Puts a text or a picture on the clipboard, in answer to a person's act. Knows no other use of it. */

/** False where the browser would not. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** False where the browser would not. A clipboard takes no picture but a PNG. */
export async function copyPicture(picture: Blob): Promise<boolean> {
  try {
    const png = picture.type === 'image/png' ? picture : await drawnAsPng(picture);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}

async function drawnAsPng(picture: Blob): Promise<Blob> {
  const image = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

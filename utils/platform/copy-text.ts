/** Owns putting text on the clipboard, and saying whether the browser let us. */

export async function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

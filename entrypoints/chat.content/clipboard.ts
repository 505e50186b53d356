/** Puts a text on the clipboard, in answer to a person's act. Knows no other use of it. */

/** False where the browser would not. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Owns the console line of a failure. Takes a tag and codes only: a page's text never passes through here. */

/**
 * Warns with a fixed tag.
 * @param tag where it happened, e.g. 'ledger'
 * @param code what happened, a constant phrase
 * @param error only its name is printed: messages may quote what a page showed
 */
export function warn(tag: string, code: string, error?: unknown): void {
  const name = error instanceof Error ? error.name : undefined;
  console.warn(`[sideline:${tag}] ${code}${name ? ` (${name})` : ''}`);
}

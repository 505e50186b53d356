/** Word lists as they are read best: many words to a line, blanks between them. */

/** @param lists words without blanks of their own */
export function wordsOf(...lists: string[]): string[] {
  return lists.flatMap((list) => list.split(' ').filter((word) => word !== ''));
}

/** How much of a script was changed before it was sent. Pure text arithmetic. */

const LONGEST = 400;

/** 0 for the same text, 1 for another one: edits per character of the longer text. */
export function editedShare(inserted: string, sent: string): number {
  const a = [...inserted.trim()].slice(0, LONGEST);
  const b = [...sent.trim()].slice(0, LONGEST);
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const swap = (above[j] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(swap, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    above = row;
  }
  return (above[b.length] ?? longer) / longer;
}

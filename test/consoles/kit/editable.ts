/** Owns the lines of an editable element as a page of our own keeps them: each block is a line or more, a break ends one. */

const BLOCKS = /^(?:div|p|li|pre)$/;

/** Never rendered text: that makes three line ends of one empty block. */
export function textOf(root: Node): string {
  return linesOf(root).join('\n').replaceAll('\u00a0', ' ');
}

function linesOf(node: Node): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const child of node.childNodes) {
    const name = child.nodeType === Node.ELEMENT_NODE ? (child as Element).localName : '';
    if (name === 'br') {
      lines.push(line ?? '');
      line = undefined;
    } else if (BLOCKS.test(name)) {
      if (line !== undefined) lines.push(line);
      line = undefined;
      lines.push(...linesOf(child));
    } else {
      const [first = '', ...rest] =
        child.nodeType === Node.TEXT_NODE ? (child.nodeValue ?? '').split('\n') : linesOf(child);
      line = (line ?? '') + first;
      for (const next of rest) {
        lines.push(line);
        line = next;
      }
    }
  }
  if (line !== undefined) lines.push(line);
  return lines.length > 0 ? lines : [''];
}

/** Owns the lines of an editable element as a page reads them: what it renders, or where nothing is rendered, blocks and breaks. */

const BLOCKS = /^(?:div|p|li|pre)$/;

export function textOf(root: HTMLElement): string {
  if (typeof root.innerText === 'string') return root.innerText.replaceAll('\u00a0', ' ').replace(/\n$/, '');
  let text = '';
  let open = false;
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (open && text !== '') text += '\n';
      open = false;
      text += node.nodeValue ?? '';
      return;
    }
    const name = (node as Element).localName;
    if (name === 'br') {
      // The last break of a block only keeps it open.
      if (node.nextSibling || !BLOCKS.test((node.parentNode as Element).localName) || node.parentNode === root)
        text += '\n';
      return;
    }
    const block = node !== root && BLOCKS.test(name);
    if (block && text !== '') open = true;
    for (const child of node.childNodes) walk(child);
    if (block) open = true;
  };
  walk(root);
  return text.replaceAll('\u00a0', ' ').replace(/\n$/, '');
}

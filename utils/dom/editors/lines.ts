/**
 * The plain text of an editable element, and where a point of it stands in that text. Blocks and breaks end lines; what an
 * editor adds to keep an empty line open is no text. Reads nodes only: rendered text would force a layout.
 */

const BLOCK = /^(?:div|p|li|ul|ol|pre|blockquote|h[1-6]|section|article)$/;
/** Characters that editors put where nothing stands, or in place of a blank. */
const NOTHING = /[\u200b\ufeff]/g;

export interface Point {
  node: Node;
  offset: number;
}

export interface Flat {
  text: string;
  /** Offsets in `text` of the points asked for; undefined where one is not in the element. */
  offsets: (number | undefined)[];
}

class Flattening {
  text = '';
  readonly offsets: (number | undefined)[];
  /** A block has ended, and a line begins with whatever comes next. */
  private ended = false;
  private blocks = 0;
  private fresh = false;

  constructor(
    private readonly root: Node,
    private readonly points: readonly Point[],
  ) {
    this.offsets = points.map(() => undefined);
  }

  walk(node: Node): void {
    if (node.nodeType === 3) this.words(node);
    else if (node.nodeType === 1) this.element(node as Element);
  }

  private element(node: Element): void {
    if (node.localName === 'br') {
      this.lineBreak(node);
      return;
    }
    if (isOrnament(node)) return;
    const block = node !== this.root && BLOCK.test(node.localName);
    if (block) this.begin();
    let index = 0;
    for (const child of node.childNodes) {
      this.mark(node, index);
      this.walk(child);
      index++;
    }
    this.mark(node, index);
    if (!block) return;
    this.ended = true;
    this.fresh = false;
  }

  private words(node: Node): void {
    const raw = node.nodeValue ?? '';
    if (raw !== '') {
      this.line();
      this.fresh = false;
    }
    for (const [at, point] of this.points.entries()) {
      if (point.node === node) this.offsets[at] = this.text.length + clean(raw.slice(0, point.offset)).length;
    }
    this.text += clean(raw);
  }

  /** A break at the end of a block only keeps the line open. */
  private lineBreak(element: Element): void {
    this.line();
    this.fresh = false;
    if (isFiller(element)) return;
    this.text += '\n';
  }

  /** A block that begins where its parent began is on the same line. */
  private begin(): void {
    if (!this.fresh && (this.blocks > 0 || this.text !== '')) this.ended = true;
    this.blocks++;
    this.line();
    this.fresh = true;
  }

  private line(): void {
    if (!this.ended) return;
    this.ended = false;
    this.text += '\n';
  }

  private mark(node: Node, index: number): void {
    for (const [at, point] of this.points.entries()) {
      if (point.node === node && point.offset === index) this.offsets[at] = this.text.length;
    }
  }
}

function clean(raw: string): string {
  return raw.replace(NOTHING, '').replaceAll('\u00a0', ' ');
}

/** Placeholders and the like: drawn inside the field, not written in it. */
function isOrnament(element: Element): boolean {
  return element.getAttribute('contenteditable') === 'false' || element.hasAttribute('data-slate-placeholder');
}

function isFiller(element: Element): boolean {
  if (/ProseMirror-trailingBreak/.test(element.className) || element.hasAttribute('data-cke-filler')) return true;
  for (let next = element.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === 3 ? clean(next.nodeValue ?? '') !== '' : !isEmptyMark(next)) return false;
  }
  const parent = element.parentElement;
  return parent === null || parent.childNodes.length >= 1;
}

function isEmptyMark(node: Node): boolean {
  return node.nodeType === 1 && (node as Element).localName !== 'br' && node.textContent === '';
}

/** @param points where to say the offset in the text */
export function flatten(root: Node, points: readonly Point[] = []): Flat {
  const flattening = new Flattening(root, points);
  flattening.walk(root);
  return { text: flattening.text, offsets: flattening.offsets };
}

/** Looks into the closed shadow root as a debugger may, and finds where on the screen things are. Clicks are real input. */
import type { Page } from 'playwright-core';

interface Node {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: (Node & { shadowRootType: string })[];
}

export interface PanelView {
  mode: string;
  /** All text of the panel, in order. */
  text: string;
  /** All text of the first element with that class, folded away or not. */
  textIn(name: string): string | undefined;
  /** Middle of the first element with that class, in CSS px of the page; undefined when there is none. */
  findClass(name: string, nth?: number): Promise<{ x: number; y: number; text: string } | undefined>;
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

function textOf(node: Node): string {
  return [...walk(node)].map((one) => (one.nodeName === '#text' ? one.nodeValue : '')).join(' ');
}

function classesOf(node: Node): string[] {
  const at = node.attributes?.indexOf('class') ?? -1;
  return at >= 0 && at % 2 === 0 ? (node.attributes?.[at + 1] ?? '').split(' ') : [];
}

/** The debugger's way into one page. */
type Send = (method: string, params: object) => Promise<unknown>;

/** The panel as it is now, closed or open. @throws when there is none */
export async function viewPanel(page: Page): Promise<PanelView> {
  const session = await page.context().newCDPSession(page);
  return viewPanelThrough((method, params) => session.send(method as 'DOM.enable', params as never));
}

export async function viewPanelThrough(send: Send): Promise<PanelView> {
  const { root } = (await send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
  const host = [...walk(root)].find((node) => node.shadowRoots?.length && /^[A-Z]+-[A-Z]+$/.test(node.nodeName));
  const shadow = host?.shadowRoots?.[0];
  if (!shadow) throw new Error('there is no panel');
  const elements = [...walk(shadow)];
  return {
    mode: shadow.shadowRootType,
    text: textOf(shadow).replace(/\s+/g, ' ').trim(),
    textIn(name) {
      const node = elements.find((one) => classesOf(one).includes(name));
      return node && textOf(node);
    },
    async findClass(name, nth = 0) {
      const node = elements.filter((one) => classesOf(one).includes(name))[nth];
      if (!node) return undefined;
      const { model } = (await send('DOM.getBoxModel', { nodeId: node.nodeId })) as {
        model: { content: number[]; width: number; height: number };
      };
      const [x = 0, y = 0] = model.content;
      return { x: x + model.width / 2, y: y + model.height / 2, text: textOf(node).replace(/\s+/g, ' ').trim() };
    },
  };
}

/** Polls the panel until its text satisfies; @throws with the last text */
export async function waitForPanelText(
  page: Page,
  wanted: (text: string) => boolean,
  timeoutMs = 5000,
): Promise<PanelView> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const view = await viewPanel(page).catch(() => undefined);
    if (view && wanted(view.text)) return view;
    if (Date.now() > giveUpAt) throw new Error(`the panel says: ${view?.text ?? 'nothing, it is not there'}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

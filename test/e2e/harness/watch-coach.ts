/** Watches from inside the page what the coach says and does to the cursor, by the page's own clock, and measures what it covers. */
import type { Page } from 'playwright-core';

export interface CoachRecord {
  /** Each time another thing came to stand on the line. */
  said: { kind: 'threat' | 'due' | 'other'; text: string; at: number; composing: boolean }[];
  /** How often the panel had the cursor without a click on it. */
  taken: number;
  composedUntil: number;
}

declare global {
  interface Window {
    coachRecord: CoachRecord;
  }
}

/** Runs in the page. */
function record(): void {
  const log: CoachRecord = { said: [], taken: 0, composedUntil: 0 };
  window.coachRecord = log;
  const host = document.querySelector('sideline-overlay') as HTMLElement;
  const root = host.shadowRoot as ShadowRoot;
  let field: Element | undefined;
  let composed = '';
  const end = () => {
    if (field) log.composedUntil = Date.now();
    field = undefined;
  };
  const hasText = (element: Element) =>
    ((element as HTMLTextAreaElement).value ?? element.textContent ?? '').includes(composed);
  /** The page may take the field away, or write into it, under the input method's hands: no event says so. */
  const isOver = (element: Element) => !element.isConnected || document.activeElement !== element || !hasText(element);
  addEventListener(
    'compositionstart',
    (event) => {
      field = event.target as Element;
      composed = '';
    },
    true,
  );
  addEventListener(
    'input',
    (event) => {
      if (!event.isTrusted) return;
      if ((event as InputEvent).isComposing) composed = (event as InputEvent).data ?? '';
      else end();
    },
    true,
  );
  addEventListener('compositionend', end, true);
  addEventListener('blur', end, true);
  setInterval(() => field && isOver(field) && end(), 10);
  addEventListener('focusin', (event) => (log.taken += event.target === host ? 1 : 0), true);
  const kindOf = (text: string) =>
    /投诉或曝光|不舒服或有危险/.test(text) ? 'threat' : /答应|最晚/.test(text) ? 'due' : 'other';
  let stands = '';
  const look = () => {
    const text = root.querySelector('.coach p')?.textContent ?? '';
    // The line's own clock moves; it is the same line.
    const same = text.replace(/[\d\s]|小时|分钟|分|秒|还有|已过|现在/g, '');
    if (field && isOver(field)) end();
    if (same !== stands && text !== '')
      log.said.push({ kind: kindOf(text), text, at: Date.now(), composing: field !== undefined });
    stands = same;
  };
  new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
}

export const watchCoach = (page: Page): Promise<void> => page.evaluate(record);
export const readRecord = (page: Page): Promise<CoachRecord> => page.evaluate(() => window.coachRecord);

/** Whether the panel lies over the field, in CSS px. @throws when one of them is not there */
export async function isCovered(page: Page, field: string): Promise<boolean> {
  const [one, other] = [
    await page.locator(field).first().boundingBox(),
    await page.locator('sideline-overlay .sl').boundingBox(),
  ];
  if (!one || !other) throw new Error('nothing to measure');
  const apartX = other.x >= one.x + one.width || other.x + other.width <= one.x;
  return !apartX && !(other.y >= one.y + one.height || other.y + other.height <= one.y);
}

/**
 * An input method for Firefox, in place of CDP composition: its own `nsITextInputProcessor`, driven in the browser's
 * window over BiDi. What the pages get are trusted events through the widget, as from the system's input method:
 * keydown 229 "Process", compositionstart, beforeinput, input, compositionend. Only the operating system is left out.
 */
import type { Browser } from 'puppeteer-core';

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}
interface Realm {
  context: string;
}
type Key = { key: string; code: string; keyCode: number };

export const ENTER: Key = { key: 'Enter', code: 'Enter', keyCode: 13 };
export const SLASH: Key = { key: '/', code: 'Slash', keyCode: 191 };
const ALT: Key = { key: 'Alt', code: 'AltLeft', keyCode: 18 };
const DIGIT: Key = { key: '1', code: 'Digit1', keyCode: 49 };

export interface InputMethod {
  /** The letters so far, marked; the key that brought the last of them is processed by the input method. */
  compose(text: string, by?: Key): Promise<void>;
  /** Enter takes the candidate; `late` is the second Enter that some input methods let through after the end. */
  confirm(text: string, late?: 'late'): Promise<void>;
  /** A key that the input method lets through, composing or not. */
  press(key: Key): Promise<void>;
  altDigit(): Promise<void>;
}

/** Speaks to the first window of a Firefox that was started with system access. @throws on what its script throws */
export async function inputMethodOf(browser: Browser): Promise<InputMethod> {
  // Puppeteer has no word for a privileged context; its connection does.
  const { connection } = browser as unknown as { connection: BidiConnection };
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = (result as { contexts: Realm[] }).contexts[0]?.context;
  if (context === undefined) throw new Error('Firefox shows no window of its own');

  async function run(steps: string): Promise<void> {
    const expression = `{
      const tip = (window.testInput ??= Components.classes['@mozilla.org/text-input-processor;1']
        .createInstance(Components.interfaces.nsITextInputProcessor));
      if (!tip.beginInputTransactionForTests(window)) throw new Error('another input method has the window');
      const event = (key) => new KeyboardEvent('', key);
      ${steps}
    }`;
    const reply = await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: false });
    const { exceptionDetails } = reply.result as { exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.text);
  }
  const event = (key: Key) => `event(${JSON.stringify(key)})`;
  const stroke = (key: Key) => `tip.keydown(${event(key)}); tip.keyup(${event(key)});`;

  return {
    compose(text, by = { key: text.slice(-1), code: `Key${text.slice(-1).toUpperCase()}`, keyCode: 65 }) {
      return run(`
        tip.setPendingCompositionString(${JSON.stringify(text)});
        tip.appendClauseToPendingComposition(${text.length}, tip.ATTR_RAW_CLAUSE);
        tip.setCaretInPendingComposition(${text.length});
        if (!tip.flushPendingComposition(${event(by)})) throw new Error('refused');
        tip.keyup(${event(by)});`);
    },
    confirm(text, late) {
      return run(`tip.commitCompositionWith(${JSON.stringify(text)}, ${event(ENTER)});
        ${late ? `tip.keydown(${event(ENTER)});` : ''} tip.keyup(${event(ENTER)});`);
    },
    press: (key) => run(stroke(key)),
    altDigit: () => run(`tip.keydown(${event(ALT)}); ${stroke(DIGIT)} tip.keyup(${event(ALT)});`),
  };
}

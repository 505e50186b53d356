/** The palette under a test's hand: its frame, and a witness in the console's page for what the page may not see. */
import type { Frame, Page } from 'playwright-core';
import type { Filled } from '../../consoles/platform/shapes';
import { type AnySite, type ConsoleQuery, openConsole, simulate } from './consoles';
import type { Lane } from './lane';

interface Witness {
  keys: string[];
  text: string[];
}
declare global {
  interface Window {
    witness: Witness;
  }
}

/** Listens on the window, in the capture phase, before any script of ours: sees all that a console could see. */
const WITNESS = `
  window.witness = { keys: [], text: [] };
  for (const kind of ['keydown', 'keypress', 'keyup'])
    window.addEventListener(kind, (event) => window.witness.keys.push(kind + ' ' + event.key), true);
  for (const kind of ['beforeinput', 'input', 'textInput', 'compositionstart', 'compositionupdate', 'compositionend', 'paste'])
    window.addEventListener(kind, (event) => window.witness.text.push(kind + ' ' + (event.data ?? '')), true);
`;

export const QUESTION = '请问什么时候发货？';

/** A quiet console with a buyer who asks and one who does not, the asking one open, scripts on offer, palette loaded. */
export async function openAsking(
  lane: Lane,
  site: AnySite | Filled,
  query: ConsoleQuery = { seed: 5, conversations: 2, long: 10 },
): Promise<{ page: Page; asking: string; silent: string }> {
  const page = await openConsole(lane.coach.context, lane.consoles, site, query, WITNESS);
  const keys = await simulate(
    page,
    async (simulator, text) => {
      simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
      const silent = simulator.newConversation();
      const asking = simulator.newConversation();
      simulator.buyerSays(silent, '好的，谢谢');
      await simulator.agentReplies(silent, '不客气');
      await simulator.openAndSettle(asking);
      simulator.buyerSays(asking, text);
      return { silent, asking };
    },
    QUESTION,
  );
  await frameOf(page);
  return { page, ...keys };
}

/** The palette's frame, shown or not. */
export async function frameOf(page: Page): Promise<Frame> {
  const giveUpAt = Date.now() + 15_000;
  while (Date.now() < giveUpAt) {
    const frame = page.frames().find((one) => one.url().includes('/palette.html'));
    if (frame && (await frame.evaluate(() => document.documentElement.lang).catch(() => '')) !== '') return frame;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no palette among ${page.frames().map((frame) => frame.url())}`);
}

/** Opens it from the input field, waits until its list is there, and clears the witness. */
export async function openPalette(page: Page, key: 'Alt+k' | '/' = 'Alt+k', field = 'textarea'): Promise<Frame> {
  const frame = await frameOf(page);
  await page.locator(field).first().focus();
  await page.keyboard.press(key);
  await frame.waitForFunction(() => document.hasFocus() && document.activeElement?.getAttribute('role') === 'combobox');
  await frame.locator('[role=option]').first().waitFor();
  await page.evaluate(() => {
    window.witness.keys.length = 0;
    window.witness.text.length = 0;
  });
  return frame;
}

export const isOpen = (frame: Frame): Promise<boolean> => frame.evaluate(() => document.querySelector('main') !== null);
export const readWitness = (page: Page): Promise<Witness> => page.evaluate(() => window.witness);
export const sentCount = (page: Page): Promise<number> =>
  simulate(page, (simulator) => simulator.sent().length, undefined);
export const composerText = (page: Page): Promise<string> =>
  simulate(page, (simulator) => simulator.composerText(), undefined);
export const titles = (frame: Frame): Promise<string[]> =>
  frame.locator('.option-title').evaluateAll((all) => all.map((one) => one.textContent ?? ''));

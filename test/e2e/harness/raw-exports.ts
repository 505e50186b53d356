/** Everything a person can take along, fetched as text from our own pages: what a saved file would hold. */
import { sleep } from './random';
import type { RawChromium } from './raw-chromium';

/** Clicks in the page until a link to save appears, and reads what it holds. Latin-1: a packed file keeps its bytes. */
const READ_FILE = `(async (button) => {
  const link = () => document.querySelector('a[download]')?.href;
  const before = link();
  button.click();
  for (let tries = 0; tries < 100 && (link() === undefined || link() === before); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  if (link() === undefined || link() === before) throw new Error('no file came');
  const bytes = new Uint8Array(await (await fetch(link())).arrayBuffer());
  return [new TextDecoder().decode(bytes), [...bytes].map((byte) => String.fromCharCode(byte)).join('')].join('\\n');
})`;

async function openReady(browser: RawChromium, name: string, ready: string) {
  const page = await browser.open(`chrome-extension://${browser.extensionId}/${name}.html`);
  for (let tries = 0; tries < 200 && !(await page.evaluate<boolean>(`Boolean(${ready})`)); tries += 1) await sleep(50);
  return page;
}

/** The records' file, and the figures as csv and json. @throws when one does not come */
export async function readExports(browser: RawChromium): Promise<string[]> {
  const button = `document.querySelector('button.danger:not(:disabled)')?.previousElementSibling`;
  const options = await openReady(browser, 'options', button);
  const records = await options.evaluate<string>(`${READ_FILE}(${button})`);
  const bar = `[...document.querySelectorAll('.export-bar button[aria-label]')]`;
  const numbers = await openReady(browser, 'numbers', `${bar}.length`);
  const files = [records];
  for (const nth of [1, 2]) files.push(await numbers.evaluate<string>(`${READ_FILE}(${bar}[${nth}])`));
  await options.close();
  await numbers.close();
  return files;
}

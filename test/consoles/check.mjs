/** Owns the proof that both pages do to a reader what they claim. `node test/consoles/check.mjs` needs a Chromium
 *  (CHROMIUM_PATH or Debian's) and a build; prints one line per claim. */
import { chromium } from 'playwright-core';
import { buildConsoles } from './build.mjs';
import { CONSOLE_URLS, startConsoleServer } from './server.mjs';

await buildConsoles();
const server = await startConsoleServer({ csp: 'strict' });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/lib/chromium/chromium',
  headless: false,
  args: [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--ignore-certificate-errors',
    `--host-resolver-rules=${server.resolverRules}`,
  ],
});
let failed = 0;
function claim(name, holds, detail = '') {
  if (!holds) failed += 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${name} ${detail}`);
}

async function open(site, query) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(CONSOLE_URLS[site] + query);
  return { page, errors };
}

const LIST = { pdd: '.msg-list', feige: '.messageList' };
for (const site of ['pdd', 'feige']) {
  const { page, errors } = await open(site, '?seed=11&hazards={"rerenderEveryMs":0,"remountEveryMs":0}');
  const said = await page.evaluate(async (listCss) => {
    const s = window.simulator;
    const [key] = [...s.platform.conversations.keys()];
    await s.openAndSettle(key);
    for (let n = 0; n < 20; n += 1) s.buyerSays(key, `第${n}句`);
    await new Promise((done) => setTimeout(done, 100));
    const counts = { childList: 0, characterData: 0, attributes: 0 };
    const observer = new MutationObserver((records) => {
      for (const record of records) counts[record.type] += 1;
    });
    const list = document.querySelector(listCss);
    observer.observe(list, { childList: true, characterData: true, attributes: true, subtree: true });
    for (let n = 0; n < 5; n += 1) {
      s.buyerSays(key, '在吗');
      await new Promise((done) => setTimeout(done, 30));
    }
    observer.disconnect();
    s.remount('list');
    await new Promise((done) => setTimeout(done, 50));
    return { counts, replaced: !list.isConnected, there: document.querySelector(listCss) !== null };
  }, LIST[site]);
  const { childList, characterData } = said.counts;
  if (site === 'feige')
    claim(
      'feige: new messages change words, not nodes',
      childList === 0 && characterData > 0,
      JSON.stringify(said.counts),
    );
  else claim('pdd: a new message is a new node', childList >= 5, JSON.stringify(said.counts));
  claim(`${site}: a remount replaces the message list`, said.replaced && said.there);

  const composer = page.locator(site === 'pdd' ? '#replyTextarea' : '[data-qa-id="qa-send-message-textarea"]');
  await composer.click();
  await page.keyboard.type('真实按键');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('第二行');
  claim(
    `${site}: typed keys reach the framework, Shift+Enter is a new line`,
    (await page.evaluate(() => window.simulator.composerText())) === '真实按键\n第二行',
  );
  await composer.evaluate((field) => {
    field.value = '只改了显示';
  });
  await page.keyboard.press('Enter');
  const sent = await page.evaluate(() => window.simulator.sent().at(-1)?.text);
  claim(`${site}: Enter sends the state, not what the field shows`, sent === '真实按键\n第二行', JSON.stringify(sent));
  await page.locator(site === 'pdd' ? '.send-btn' : '[data-qa-id="qa-send-message-button"]').click();
  claim(`${site}: an empty composer sends nothing`, (await page.evaluate(() => window.simulator.sent().length)) === 1);

  const scroll = await page.evaluate(
    async (scrollerCss) => {
      const before = window.simulator.trueLog().messages.filter((one) => one.everShown).length;
      const scroller = document.querySelector(scrollerCss);
      scroller.scrollTop = 0;
      await new Promise((done) => setTimeout(done, 200));
      return window.simulator.trueLog().messages.filter((one) => one.everShown).length - before;
    },
    site === 'pdd' ? '.history-box' : '.messageList',
  );
  claim(`${site}: scrolling to the top shows older messages`, scroll > 0, `${scroll}`);

  const click = await page.evaluate(async () => {
    const s = window.simulator;
    const [, other] = [...s.platform.conversations.keys()];
    s.setHazards({ switchLagMs: [40, 40] });
    s.open(other);
    const at = s.showing();
    await new Promise((done) => setTimeout(done, 20));
    const rows = document.querySelectorAll('.chat-item-box.active, [class*=" selected-"]').length;
    return { active: at.active === other, late: at.header !== other && at.thread !== other, rows };
  });
  claim(
    `${site}: the row is lit at once, the rest follows`,
    click.active && click.late && click.rows >= 1,
    JSON.stringify(click),
  );
  claim(`${site}: no error under a strict CSP`, errors.length === 0, errors.slice(0, 2).join(' | '));
  await page.close();
}
await browser.close();
await server.close();
console.log(failed === 0 ? 'all hold' : `${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

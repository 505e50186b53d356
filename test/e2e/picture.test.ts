/** A script with a picture: its text in the field, its picture on the clipboard or among the page's attachments, nothing sent. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DOT, makePack, makeSnippet } from '../library/sample-pack';
import { type AnySite, openConsole, simulate } from './harness/consoles';
import { useLane } from './harness/lane';

/** Longer than cards must have stood before they take a click. */
const CARDS_STEADY_MS = 300;
const QUESTION = '吊牌上的洗标长什么样';
const WATCH = `
  window.pasted = [];
  document.addEventListener('paste', (event) => {
    for (const file of event.clipboardData?.files ?? []) window.pasted.push(file.type + ' ' + file.size);
  });
`;

describe('a script with a picture', () => {
  const lane = useLane();

  async function pick(site: AnySite): Promise<Page> {
    const { coach } = lane;
    const picture = { type: 'image/png', data: DOT, alt: '洗标' } as const;
    const script = makeSnippet('label', { title: '洗标说明', triggers: [QUESTION], body: '洗标在左侧缝里。', picture });
    const text = JSON.stringify(makePack([script]));
    expect(await coach.ask('library/import', { text, dryRun: false })).toMatchObject({ ok: true });
    const page = await openConsole(coach.context, lane.consoles, site, { seed: 6, conversations: 2, long: 10 }, WATCH);
    await coach.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(page.url()).origin });
    await page.bringToFront();
    await simulate(
      page,
      async (simulator, said) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
        const key = simulator.newConversation();
        await simulator.openAndSettle(key);
        simulator.buyerSays(key, said);
      },
      QUESTION,
    );
    const card = page.locator('sideline-overlay .card', { hasText: '洗标说明' });
    await card.getByText('带图').waitFor();
    await page.waitForTimeout(CARDS_STEADY_MS);
    await card.click();
    return page;
  }

  it('comes without its bytes to the tab, and with them when asked for', async () => {
    const page = await pick('pdd');
    await page.locator('sideline-overlay').getByText('图片已复制').waitFor();
    const { snippets = [] } = await lane.coach.ask('library/read', {});
    const [label] = snippets.filter(({ id }) => id === 'label');
    expect(label?.picture).toEqual({ type: 'image/png', data: '', alt: '洗标' });
    expect(await lane.coach.ask('library/picture', { snippetId: label?.id as never })).toMatchObject({
      picture: { data: DOT },
    });
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(types).toEqual(['image/png']);
    expect(await page.evaluate('window.pasted')).toEqual([]);
    expect(await simulate(page, (simulator) => [simulator.composerText(), simulator.sent().length], undefined)).toEqual(
      ['洗标在左侧缝里。', 0],
    );
    await page.close();
  });

  it('is handed to the one page that is known to attach it', async () => {
    const page = await pick('chatwoot');
    await page.locator('sideline-overlay').getByText('图片已放进附件').waitFor();
    expect(await page.evaluate('window.pasted')).toEqual([`image/png ${atob(DOT).length}`]);
    expect(await simulate(page, (simulator) => [simulator.composerText(), simulator.sent().length], undefined)).toEqual(
      ['洗标在左侧缝里。', 0],
    );
    await page.close();
  });
});

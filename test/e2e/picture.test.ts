/** A script with a picture: its text in the field, its picture on the clipboard or among the page's attachments, nothing sent. */
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { MAX_PICTURE_LETTERS } from '../../utils/core/picture';
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

/** A photograph's worth of noise: as a PNG it is megabytes. */
function noisyPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let at = 0; at < rows.length; at += 1) rows[at] = at % (1 + 3 * width) === 0 ? 0 : (at * 2_654_435_761) >>> 24;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

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

  it('gets it in the editor, small enough for a pack whatever was chosen, and says what it cannot read', async () => {
    const { coach } = lane;
    const pack = makePack([makeSnippet('plain', { title: '没有图' })], { id: asId('pictures'), title: '配图话术' });
    expect(await coach.ask('library/import', { text: JSON.stringify(pack), dryRun: false })).toMatchObject({
      ok: true,
    });
    const lead = await coach.openSurface('lead');
    await lead.getByRole('tab', { name: '话术' }).click();
    await lead.getByRole('button', { name: '编辑 配图话术' }).click();
    await lead.getByRole('row', { name: /没有图/ }).click();
    const chooser = lead.getByLabel('选一张图片');
    await chooser.setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="x"/>') });
    await lead.getByText('这个文件里读不出图片').waitFor();
    await chooser.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: noisyPng(1600, 1200) });
    const shown = lead.getByRole('img', { name: '没有图' });
    await shown.waitFor({ timeout: 20_000 });
    const picture = await shown.evaluate((img) => {
      const { src, naturalWidth } = img as HTMLImageElement;
      return { kind: src.slice(0, 23), letters: src.length, width: naturalWidth };
    });
    expect(picture.kind).toBe('data:image/jpeg;base64,');
    expect(picture.letters).toBeLessThanOrEqual(MAX_PICTURE_LETTERS + 23);
    expect(picture.width).toBeGreaterThan(300);
    await lead.getByText('草稿已保存，1 条没发布').waitFor();
    await lead.getByRole('button', { name: '移除图片' }).click();
    await expect.poll(() => shown.count()).toBe(0);
    await lead.close();
  });
});

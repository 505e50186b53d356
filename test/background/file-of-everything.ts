/** A computer with something of everything that a file carries, and the way of a file from one to another. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import type { Feed } from '../../utils/core/feeds';
import { asId } from '../../utils/core/ids';
import type { SitePatch } from '../../utils/core/site-patch';
import { readBackup } from '../../utils/db/backup/read-backup';
import { writeBackup } from '../../utils/db/backup/write-backup';
import { writeMeta } from '../../utils/db/meta';
import { isPreferenceKey } from '../../utils/settings/preference-keys';
import { taughtSiteId } from '../../utils/sites/taught';
import { profileOf } from '../../utils/sites/taught-profile';
import { conversationFacts } from '../core/random-facts';
import { createBackground, NOW, PAGE } from './fixture';

export function talk(at: number, conversation: string): Fact[] {
  return fc.sample(conversationFacts(conversation, 20), { seed: at, numRuns: 1 }).flat();
}

export async function filled() {
  const background = createBackground();
  for (let n = 0; n < 6; n += 1) {
    const facts = talk(n, `c${n}`);
    const request = { sessionId: `s${n}`, siteId: asId<Fact['siteId']>('pdd'), firstSeq: 1, facts };
    expect(await background.ask('facts/record', request)).toMatchObject({ ok: true });
  }
  await background.ask('agent/name', { siteId: asId('pdd'), name: '小满' });
  await background.ask('library/read', {});
  await background.ask('settings/write', { name: 'minimumSample', value: 44 }, PAGE);
  await background.ask('settings/write', { siteId: asId('pdd'), name: 'agentName', value: '小满' }, PAGE);
  await background.ask('memory/learn', { snippetId: asId('hello'), buckets: [3, 77], at: NOW });
  await background.ask('library/trust', { key: 'k'.repeat(43), name: '总店' }, PAGE);
  await background.ask('library/remember', { snippetId: asId('hello'), text: '啥时候能发呀', at: NOW });
  await background.ask('library/unmatched', { at: NOW });
  await writeMeta(await background.ledger(), 'feeds', [FEED]);
  background.keyValue.values.set('taught', { [PATCH.site]: { patch: PATCH, profile: profileOf(PATCH) } });
  const at = NOW - 3_600_000;
  await background.ask('coverage/add', { siteId: asId('pdd'), agentId: asId('anna'), from: at, to: NOW });
  return background;
}
export const FEED: Feed = {
  id: 'feed-1',
  url: 'https://packs.example.com/a.json',
  everyMin: 60,
  packId: asId('shop'),
  etag: '"1"',
  checkedAt: NOW,
  okAt: 0,
  version: 3,
  failures: 1,
  code: 'feed-unreachable',
  where: '503',
};
const ORIGIN = 'https://kefu.example.com';
export const PATCH: SitePatch = {
  format: 'sideline-site/1',
  site: taughtSiteId(ORIGIN),
  name: '自家客服',
  origin: ORIGIN,
  taughtOn: '2026-03-01',
  times: 'none',
  slots: { 'list.row': [{ css: '.row' }], 'composer.field': [{ css: 'textarea' }] },
};
type Background = Awaited<ReturnType<typeof filled>>;

export const exportOf = async (background: Background) => {
  const settings = Object.fromEntries([...background.keyValue.values].filter(([key]) => isPreferenceKey(key)));
  return (await writeBackup(await background.ledger(), settings, NOW)).join('');
};

export async function importInto(background: Background, text: string) {
  const reading = readBackup(text);
  if (!reading.ok) return reading;
  await background.ask('backup/begin', {}, PAGE);
  for (const slice of reading.file.slices()) {
    const reply = await background.ask('backup/put', slice, PAGE);
    if (!reply.ok) return reply;
  }
  const reply = await background.ask('backup/finish', { head: reading.file.head }, PAGE);
  return reply.ok ? reply.value : reply;
}

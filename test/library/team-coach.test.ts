/** What a pack may say to the coach, and from which packs it is read. */
import { describe, expect, it } from 'vitest';
import { mayOf, type TeamCoach } from '../../utils/core/coach/team-coach';
import type { StoredPack } from '../../utils/db/ledger';
import { parsePack } from '../../utils/library/parse-pack';
import { checksumOf, readTeamCoach } from '../../utils/library/store-packs';
import { rule } from '../core/coach/hint-samples';
import { makePack } from './sample-pack';

const says = (coach: unknown) => {
  const reading = parsePack(JSON.stringify({ ...makePack([]), coach }));
  return reading.ok ? 'ok' : `${reading.code} ${reading.where}`;
};

describe('a pack to the coach', () => {
  it.each([
    ['ok', {}],
    ['ok', { ladder: [{ level: 3, words: ['找集团'], unless: ['集团采购'] }], leave: ['曝光'], off: ['rest'] }],
    ['ok', { hints: [rule('greet', { say: { zh: '先问声好', en: 'Say hello first' } })], may: { yuan: 30 } }],
    ['bad-field coach.ladder.0.level', { ladder: [{ level: 5, words: ['找集团'] }] }],
    ['bad-field coach.ladder.0.words.0', { ladder: [{ level: 3, words: ['a\u202eb'] }] }],
    ['bad-field coach.ladder.0', { ladder: [{ level: 3, words: ['找集团'], pattern: '.*' }] }],
    ['bad-field coach.ladder.0.words.0', { ladder: [{ level: 3, words: ['你'] }] }],
    ['bad-field coach.leave.0', { leave: ['长'.repeat(25)] }],
    ['bad-field coach.hints.0', { hints: [{ ...rule('a'), lasting: true }] }],
    ['bad-field coach.hints.0.priority', { hints: [rule('a', { priority: 101 })] }],
    ['bad-field coach.hints.0.when.0.0', { hints: [{ ...rule('a'), when: [['cookie', '>', 1]] }] }],
    ['bad-field coach.may.yuan', { may: { yuan: -1 } }],
    ['ok', { reasons: ['没拍视频', '7天无理由'] }],
    ['bad-field coach.reasons.0', { reasons: ['长'.repeat(13)] }],
    ['bad-field coach.reasons.0', { reasons: ['a|b'] }],
    ['bad-field coach.reasons.0', { reasons: [' 比价'] }],
    ['bad-field coach.reasons', { reasons: Array.from({ length: 9 }, (_, nth) => `原因${nth}`) }],
    ['bad-field coach', { run: 'code' }],
  ])('%s', (wanted, coach) => expect(says(coach)).toBe(wanted));

  it('is read from unharmed packs that hold on the day, own ones first', async () => {
    const store = async (id: string, coach: TeamCoach, parts: Partial<StoredPack> & { expiresOn?: string } = {}) => {
      const { expiresOn, ...rest } = parts;
      const pack = { ...makePack([]), coach, ...(expiresOn ? { expiresOn } : {}) };
      return { id, pack, checksum: await checksumOf(pack), importedAt: 0, builtIn: false, ...rest } as StoredPack;
    };
    const packs = await Promise.all([
      store('ours', { may: { yuan: 10 } }, { builtIn: true }),
      store('team', { leave: ['乙'] }),
      store('harmed', { may: { yuan: 999 } }, { checksum: '0' }),
      store('over', { may: { yuan: 50 } }, { expiresOn: '2026-11-20' }),
      store('last day', { may: { yuan: 30 } }, { expiresOn: '2026-11-21' }),
    ]);
    const said = await readTeamCoach(packs, '2026-11-21');
    expect(said).toEqual([{ leave: ['乙'] }, { may: { yuan: 30 } }, { may: { yuan: 10 } }]);
    expect(mayOf(said)).toEqual({ yuan: 30 });
  });
});

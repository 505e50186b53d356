/** What travels and what lets in: written and read back, and refused whole when touched. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonMark } from '../../utils/core/coach/team-reasons';
import { emptyRow } from '../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import type { DayRow } from '../../utils/core/turn';
import { fingerprintOf, readDayValue, writeDayValue } from '../../utils/hub/day-value';
import { type Invitation, readInvitation, writeInvitation } from '../../utils/hub/invitation';
import { MAX_STATS_BYTES } from '../../utils/hub/layout';
import { isHubId, liveSubject, parseStatsSubject, statsSubject } from '../../utils/hub/names';
import { seal, unseal } from '../../utils/hub/seal';
import { serverConf } from '../../utils/hub/server-conf';

const ME = asId<AgentId>('me');
const DAY = asId<BusinessDay>('2026-11-22');
const NOW = Date.UTC(2026, 10, 22, 4);

function rowsOf(count: number, agentId = ME) {
  return Array.from({ length: count }, (_, index) => {
    const key = {
      agentId,
      siteId: asId<SiteId>('pdd'),
      shopId: asId<ShopId>(`店铺${Math.floor(index / 24)}`),
      day: DAY,
      hour: index % 24,
      ruleId: 'pdd',
    };
    const row = {
      ...emptyRow(key),
      turns: index + 1,
      answered: index,
      waitSumMs: index * 1234,
      maxWaitMs: 9000 + index,
    };
    row.waits[3] = index;
    return row;
  });
}

const invitation: Invitation = {
  v: 1,
  team: 't1',
  teamName: '晨风一组',
  urls: ['wss://hub.example.com:443'],
  member: 'mabcd',
  memberName: '小满',
  device: 'd1',
  role: 'agent',
  jwt: 'a.b.c',
  seed: `SU${'A'.repeat(56)}`,
  zone: 'Asia/Shanghai',
  dayCut: '00:00',
  expiresAt: Math.floor(NOW / 1000) + 86_400,
};

describe('a day on the wire', () => {
  it('reasons travel as counts; one that is not on the list is not taken in, and a word that is none spoils the day', () => {
    const day = { rev: 7, by: 'i1', rows: rowsOf(2), coverage: {} };
    const told = writeDayValue({ ...day, themes: { 破损: 3, 成交: 1 } });
    expect(readDayValue(told, ME, DAY)?.themes).toEqual({ 破损: 3, 成交: 1 });
    const others = writeDayValue({ ...day, themes: { 破损: 3, 新原因: 2 } });
    expect(readDayValue(others, ME, DAY)?.themes).toEqual({ 破损: 3 });
    expect(readDayValue(writeDayValue({ ...day, themes: { '<b>': 1 } }), ME, DAY)).toBeUndefined();
    const marked = { [reasonMark('没拍视频')]: 4, [`${reasonMark('比价').slice(1)}z`]: 9 };
    expect(readDayValue(writeDayValue({ ...day, themes: marked }), ME, DAY)?.themes).toEqual({
      [reasonMark('没拍视频')]: 4,
    });
    const print = (themes: Record<string, number>) => fingerprintOf({ rows: day.rows, coverage: {}, themes });
    expect(print({ 破损: 1, 成交: 1 })).toBe(print({ 成交: 1, 破损: 1 }));
    expect(print({ 破损: 1 })).not.toBe(print({ 破损: 2 }));
  });

  it('comes back as it was, under whatever name it is read', () => {
    const rows = rowsOf(30);
    const read = readDayValue(writeDayValue({ rev: 7, by: 'i1', rows, coverage: { pdd: 0.912 } }), ME, DAY);
    expect(read).toEqual({ rev: 7, by: 'i1', rows, coverage: { pdd: 0.912 } });
    const other = readDayValue(writeDayValue({ rev: 7, by: 'i1', rows, coverage: {} }), asId<AgentId>('team-x'), DAY);
    expect(other?.rows[0]?.id).toBe(rows[0]?.id.replace('me', 'team-x'));
  });

  it('never outgrows the limit: hours are given up first', () => {
    const rows = rowsOf(24 * 12);
    const bytes = writeDayValue({ rev: 1, by: 'i1', rows, coverage: {} });
    expect(bytes.length).toBeLessThanOrEqual(MAX_STATS_BYTES);
    const read = readDayValue(bytes, ME, DAY);
    const sum = (list: readonly { turns: number }[] = []) => list.reduce((total, { turns }) => total + turns, 0);
    expect(sum(read?.rows)).toBe(sum(rows));
  });

  it('is refused whole when anything is not as it must be', () => {
    const good = JSON.parse(
      new TextDecoder().decode(writeDayValue({ rev: 1, by: 'i1', rows: rowsOf(2), coverage: {} })),
    );
    const bad: unknown[] = [
      { ...good, v: 2 },
      { ...good, rev: 0 },
      { ...good, rev: 1.5 },
      { ...good, said: '在吗' },
      { ...good, f: ['a b'] },
      { ...good, rows: [...good.rows, good.rows[0]] },
      { ...good, rows: [[...good.rows[0].slice(0, 5), [-1], good.rows[0][6]]] },
      { ...good, rows: [[...good.rows[0].slice(0, 6), []]] },
      { ...good, rows: 'x' },
      [],
      null,
      '在吗',
    ];
    const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    expect(readDayValue(encode(good), ME, DAY)?.rows).toHaveLength(2);
    for (const value of bad) expect(readDayValue(encode(value), ME, DAY), JSON.stringify(value)).toBeUndefined();
    expect(readDayValue(new Uint8Array([0xff, 0xfe]), ME, DAY)).toBeUndefined();
    expect(readDayValue(new Uint8Array(MAX_STATS_BYTES + 1), ME, DAY)).toBeUndefined();
  });

  it('ignores a counter it does not know and lacks none it does', () => {
    const good = JSON.parse(
      new TextDecoder().decode(writeDayValue({ rev: 1, by: 'i1', rows: rowsOf(1), coverage: {} })),
    );
    const counts = [...good.rows[0][5], 5];
    const newer = { ...good, f: [...good.f, 'smiles'], rows: [[...good.rows[0].slice(0, 5), counts, good.rows[0][6]]] };
    const read = readDayValue(new TextEncoder().encode(JSON.stringify(newer)), ME, DAY);
    expect(read?.rows).toEqual(rowsOf(1));
  });

  it('looks the same whoever it is of, and other when a number is', () => {
    const print = (rows: DayRow[], more = {}) => fingerprintOf({ rows, coverage: {}, ...more });
    expect(print(rowsOf(3))).toBe(print(rowsOf(3, asId<AgentId>('other'))));
    expect(print(rowsOf(3))).not.toBe(print(rowsOf(4)));
    expect(print(rowsOf(3))).not.toBe(print(rowsOf(3), { coverage: { pdd: 0.5 } }));
  });

  it('who waits travels, and is told anew each minute only', () => {
    const bySite: Record<string, [number, number]> = { pdd: [2, 1_795_440_000] };
    const day = { rev: 4, by: 'i1', rows: rowsOf(2), coverage: {}, waits: { at: 1_795_440_075, bySite } };
    expect(readDayValue(writeDayValue(day), ME, DAY)?.waits).toEqual(day.waits);
    const print = (at: number) => fingerprintOf({ ...day, waits: { at, bySite } });
    expect(print(1_795_440_060)).toBe(print(1_795_440_119));
    expect(print(1_795_440_060)).not.toBe(print(1_795_440_120));
    expect(print(1_795_440_060)).not.toBe(
      fingerprintOf({ ...day, waits: { at: 1_795_440_060, bySite: { pdd: [1, 1_795_440_000] } } }),
    );
    const bad = JSON.parse(new TextDecoder().decode(writeDayValue(day)));
    for (const w of [{ pdd: [0, 1_795_440_000] }, { pdd: [1] }, { pdd: ['她', 1_795_440_000] }]) {
      expect(readDayValue(new TextEncoder().encode(JSON.stringify({ ...bad, w })), ME, DAY)).toBeUndefined();
    }
  });

  it('noise never passes and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readDayValue(bytes, ME, DAY) === undefined),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.json(), (json) => readDayValue(new TextEncoder().encode(json), ME, DAY) === undefined),
      { numRuns: 500 },
    );
  });
});

describe('names', () => {
  it('are short, plain and mean only themselves', () => {
    for (const good of ['a', 'm-1_x', '9lives']) expect(isHubId(good)).toBe(true);
    for (const bad of ['', '*', '>', 'a.b', 'A', '-a', 'a b', '小', 'a'.repeat(33), 5])
      expect(isHubId(bad)).toBe(false);
  });
  it('go to a subject and back', () => {
    const key = { team: 't1', day: '2026-11-22', member: 'ann', device: 'd1' };
    expect(statsSubject(key)).toBe('$KV.stats.t1.20261122.ann.d1');
    expect(parseStatsSubject(statsSubject(key))).toEqual(key);
    expect(liveSubject(statsSubject(key))).toBe('live.stats.t1.20261122.ann.d1');
    for (const bad of ['$KV.stats.t1.2026.ann.d1', '$KV.stats.t1.20261122.*.d1', '$KV.packs.t1.20261122.ann.d1', ''])
      expect(parseStatsSubject(bad)).toBeUndefined();
    expect(() => statsSubject({ ...key, member: '*' })).toThrow(RangeError);
  });
});

describe('an invitation', () => {
  it('is read back, also with the line breaks a chat put in', () => {
    const text = writeInvitation(invitation);
    expect(readInvitation(text, NOW)).toEqual({ ok: true, invitation });
    expect(readInvitation(` ${text.replace(/(.{60})/g, '$1\n')} `, NOW)).toEqual({ ok: true, invitation });
  });
  it('is refused when touched, foreign or too old', () => {
    const text = writeInvitation(invitation);
    expect(readInvitation('https://example.com', NOW)).toEqual({ ok: false, code: 'not-one' });
    expect(readInvitation('', NOW)).toEqual({ ok: false, code: 'not-one' });
    expect(readInvitation(text.slice(0, -9), NOW)).toEqual({ ok: false, code: 'damaged' });
    expect(readInvitation(text, NOW + 3 * 86_400_000)).toEqual({ ok: false, code: 'expired' });
    const changes: Partial<Record<keyof Invitation, unknown>>[] = [
      { urls: ['http://hub.example.com'] },
      { urls: ['ws://hub.example.com'] },
      { urls: ['wss://a@b.example.com'] },
      { urls: [] },
      { member: '*' },
      { role: 'owner' },
      { seed: 'SAAA' },
    ];
    for (const change of changes) {
      const read = readInvitation(writeInvitation({ ...invitation, ...change } as Invitation), NOW);
      expect(read, JSON.stringify(change)).toEqual({ ok: false, code: 'damaged' });
    }
  });
});

describe('what a lead keeps', () => {
  it('opens with its passphrase only, and not when touched', async () => {
    const sheet = await seal('the keys', '口令 one');
    expect(await unseal(`${sheet.slice(0, 40)}\n${sheet.slice(40)}`, '口令 one')).toBe('the keys');
    expect(await unseal(sheet, '口令 two')).toBeUndefined();
    expect(await unseal(`${sheet.slice(0, -2)}AA`, '口令 one')).toBeUndefined();
    expect(await unseal('nothing', 'x')).toBeUndefined();
  });
});

describe("the server's file", () => {
  const tokens = { operator: 'O', systemAccount: 'S', accounts: { S: 'sys', P: 'people' } };
  const plan = {
    serverName: 'hub',
    folder: 'C:\\sideline\\hub',
    websocket: { host: '0.0.0.0', port: 443, tls: { cert: 'C:\\sideline\\cert.pem', key: 'C:\\sideline\\key.pem' } },
    clientPort: 4222,
    syncAlways: true,
  };
  it('writes Windows paths so that the server can read them, and binds the plain port to this machine', () => {
    const text = serverConf(plan, tokens);
    expect(text).toContain('store_dir: "C:/sideline/hub/js"');
    expect(text).toContain('listen: "127.0.0.1:4222"');
    expect(text).not.toContain('\\');
    expect(text).not.toContain('cluster {');
  });
  it('refuses a value that would end its string', () => {
    expect(() => serverConf({ ...plan, folder: 'a"\nport: 1' }, tokens)).toThrow(RangeError);
  });
});

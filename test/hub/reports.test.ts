/** What an agent tells the leads: a few at a time, heard by leads alone, read by one of them, gone when the agent erases. */
import { describe, expect, it } from 'vitest';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { readReportIds, teamReportsOf } from '../../utils/db/team-reports';
import { eraseTold } from '../../utils/hub/erase-told';
import { reportsSubject } from '../../utils/hub/names';
import { answerReport, createReport, mayReport, readReports, tellReports } from '../../utils/hub/reports';
import { memoryLine } from './memory-line';
import { natsVersion } from './nats-server';
import { browserOf, DAY, NOW, startSmallTeam, stateOf } from './small-team';

const SEAT = { team: 't1', member: 'ann', device: 'd1' };
const report = (index: number) => ({ ...createReport('script', `第${index}条`, NOW + index * 1000), id: `r${index}` });

describe('one key with the last few', () => {
  const listIn = ({ kept }: ReturnType<typeof memoryLine>) =>
    readReports(kept.get(reportsSubject(SEAT))?.bytes ?? new Uint8Array())?.reports.map(({ id }) => id);

  it('keeps what an earlier life of this browser told, none twice, and ten of them', async () => {
    const server = memoryLine();
    await tellReports(server.line, SEAT, [report(1), report(2)]);
    await tellReports(server.line, SEAT, [report(2), report(3)]);
    expect(listIn(server)).toEqual(['r1', 'r2', 'r3']);
    await tellReports(
      server.line,
      SEAT,
      Array.from({ length: 12 }, (_, index) => report(index)),
    );
    expect(listIn(server)).toHaveLength(10);
    expect(listIn(server)?.at(-1)).toBe('r11');
  });

  it('six an hour', () => {
    const six = Array.from({ length: 6 }, (_, index) => report(index));
    expect(mayReport(six.slice(1), NOW + 10_000)).toBe(true);
    expect(mayReport(six, NOW + 10_000)).toBe(false);
    expect(mayReport(six, NOW + 3_700_000)).toBe(true);
  });

  it.each([
    ['two lines', { text: '一\n二' }],
    ['nothing', { text: ' ' }],
    ['a long story', { text: '长'.repeat(301) }],
    ['another kind', { kind: 'order' }],
    ['a foreign field', { buyer: '甲' }],
  ])('refuses %s', (_what, over) => {
    const value = { v: 1, reports: [{ ...report(1), ...over }] };
    expect(readReports(new TextEncoder().encode(JSON.stringify(value)))).toBeUndefined();
  });
});

describe.skipIf(natsVersion() === undefined)('through the real server', () => {
  it('the lead hears it, an agent and a board do not; read is heard by who wrote it; erased is gone', async () => {
    const team = await startSmallTeam();
    try {
      const [ann, ben, lee] = [await browserOf('i1'), await browserOf('i2'), await browserOf('i3')];
      const syncA = team.start(ann, team.people.ann);
      team.start(ben, team.people.ben);
      const syncL = team.start(lee, team.people.lee);
      for (const ledger of [ann, ben, lee]) await expect.poll(() => stateOf(ledger), { timeout: 10_000 }).toBe('up');
      const [lineA, lineL] = [syncA.line(), syncL.line()];
      if (!lineA || !lineL) throw new Error('no line');
      const told = createReport('escalation', '买家说要去平台投诉', NOW);
      await writeMeta(ann, 'teamReports', { reports: [told], told: [] });
      await tellReports(lineA, SEAT, [told]);
      await expect
        .poll(() => teamReportsOf(lee, 't1'), { timeout: 10_000 })
        .toEqual([{ ...told, from: 'ann', read: false }]);
      await answerReport(lineL, 't1', told.id, 'lee');
      await expect.poll(() => readReportIds(ann, 't1'), { timeout: 10_000 }).toEqual(new Set([told.id]));
      expect(await teamReportsOf(ben, 't1')).toEqual([]);
      // Who comes later finds it there.
      const late = await browserOf('i4');
      await syncL.stop();
      team.start(late, team.people.lee);
      await expect
        .poll(() => teamReportsOf(late, 't1'), { timeout: 10_000 })
        .toEqual([{ ...told, from: 'ann', read: true }]);
      await syncA.stop();
      expect(await eraseTold(ann, team.invitationOf(team.people.ann), DAY)).toBe(true);
      await expect.poll(() => teamReportsOf(late, 't1'), { timeout: 10_000 }).toEqual([]);
      expect(await readMeta(ben, 'teamReports')).toBeUndefined();
    } finally {
      await team.close();
    }
  });
});

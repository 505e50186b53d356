/** Telling the leads from the background: at the click, or when there is a line again; never too often, never after leaving. */
import { describe, expect, it, vi } from 'vitest';
import { createReportDesk } from '../../entrypoints/background/team-reports';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { forgetTeam } from '../../utils/db/team';
import { reportsSubject, rosterSubject } from '../../utils/hub/names';
import { readAnswers, readReports } from '../../utils/hub/reports';
import { memoryLine } from '../hub/memory-line';
import { createBackground, SEAT } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const SAID = { kind: 'script', text: '发票怎么开，缺一条' } as const;

async function inTeam(role: 'agent' | 'board' = 'agent') {
  const background = createBackground();
  const ledger = await background.ledger();
  await writeMeta(ledger, 'team', { ...SEAT, role });
  const server = memoryLine();
  const state = { up: true };
  const desk = createReportDesk(background.context(), () => (state.up ? server.line : undefined));
  const texts = () =>
    readReports(server.kept.get(reportsSubject(SEAT))?.bytes ?? new Uint8Array())?.reports.map(({ text }) => text);
  return { ledger, server, state, desk, texts };
}

describe('telling the leads', () => {
  it('says that the server has it only when it has', async () => {
    const { desk, state, texts } = await inTeam();
    state.up = false;
    expect(await desk.report(SAID)).toEqual({ told: false });
    expect(texts()).toBeUndefined();
    await desk.tellLeft();
    state.up = true;
    await desk.tellLeft();
    expect(texts()).toEqual([SAID.text]);
    expect(await desk.report({ ...SAID, text: '再一条' })).toEqual({ told: true });
    expect(texts()).toEqual([SAID.text, '再一条']);
  });

  it('is told once', async () => {
    const { desk, server } = await inTeam();
    await desk.report(SAID);
    const { sequence } = server.state;
    await desk.tellLeft();
    expect(server.state.sequence).toBe(sequence);
  });

  it('the seventh of an hour is refused, and a board has nobody to tell', async () => {
    const { desk } = await inTeam();
    for (let index = 0; index < 6; index += 1) expect(await desk.report(SAID)).toEqual({ told: true });
    expect(await desk.report(SAID)).toEqual({ refused: 'often' });
    expect(await (await inTeam('board')).desk.report(SAID)).toEqual({ refused: 'down' });
  });

  it('nothing goes after the team was left, and nothing stays', async () => {
    const { desk, ledger, state, texts } = await inTeam();
    state.up = false;
    await desk.report(SAID);
    await forgetTeam(ledger);
    state.up = true;
    await desk.tellLeft();
    expect(texts()).toBeUndefined();
    expect(await readMeta(ledger, 'teamReports')).toBeUndefined();
    expect(await desk.report(SAID)).toEqual({ refused: 'down' });
  });

  it('a lead says that one was read', async () => {
    const { desk, server, state } = await inTeam();
    expect(await desk.answer({ id: 'r1' })).toEqual({});
    const doc = server.kept.get(rosterSubject('t1', 'answers'));
    expect(readAnswers(doc?.bytes ?? new Uint8Array())?.seen).toEqual([{ id: 'r1', by: 'ann' }]);
    state.up = false;
    expect(await desk.answer({ id: 'r2' })).toEqual({ refused: 'down' });
  });
});

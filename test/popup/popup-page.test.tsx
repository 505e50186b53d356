// @vitest-environment jsdom
/** The popup joined to a ledger: who I am in a team, and a proof that goes on while it is open. */
import 'fake-indexeddb/auto';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TextProvider } from '../../components/text';
import { emptyRow } from '../../utils/core/day-row';
import type { Fact } from '../../utils/core/facts';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import { seeAgent } from '../../utils/db/agents';
import type { Ledger } from '../../utils/db/ledger';
import { writeMeta } from '../../utils/db/meta';
import { recordFacts } from '../../utils/db/record';
import { putTeamDays, putTeamDoc, teamDayKey } from '../../utils/db/team';
import type { TeamDay } from '../../utils/db/told-rows';
import { readSettings } from '../../utils/settings/read';
import type { Settings } from '../../utils/settings/settings';
import { translateIn } from '../components/translate';
import { folding, freshLedger } from '../db/ledger-fixture';

vi.mock('../../utils/platform/browser', () => ({
  browser: {
    tabs: { query: async () => [] },
    runtime: { getURL: (path: string) => path },
    storage: {
      local: { get: async () => ({}) },
      onChanged: { addListener: () => undefined, removeListener: () => undefined },
    },
  },
}));
// A ledger is read and folded first: on a machine that does other work too that takes more than a second.
vi.mock('../../utils/messaging/client', () => ({ ask: async () => ({ ok: false }) }));
const { PopupPage } = await import('../../entrypoints/popup/popup-page');

const SITE = asId<SiteId>('pdd');
const DAY = asId<BusinessDay>('2026-03-10');
const at = (clock: string) => Date.parse(`2026-03-10T${clock}+08:00`);

function message(agent: string, conversation: string, role: 'buyer' | 'agent', clock: string): Fact {
  return {
    id: asId(`pdd:${conversation}:${role}${clock}`),
    siteId: SITE,
    shopId: asId('shop'),
    agentId: asId<AgentId>(agent),
    conversationId: asId(conversation),
    at: at(clock),
    clock: 'page',
    resolutionMs: 0,
    kind: 'message',
    role,
    media: 'text',
    length: 5,
  };
}

async function ledgerWith(facts: Fact[], now: number): Promise<Ledger> {
  const ledger = freshLedger();
  for (const name of ['小满2号', '小满']) await seeAgent(ledger, { id: asId(name), siteId: SITE, name }, now);
  await recordFacts(ledger, { sessionId: 's', siteId: SITE, firstSeq: 1, facts }, folding, now);
  return ledger;
}

async function joinTeam(ledger: Ledger): Promise<void> {
  const seat = { team: 't1', teamName: '一组', member: 'me', memberName: '小满', device: 'd1', hosts: [], joinedAt: 0 };
  await writeMeta(ledger, 'team', { ...seat, role: 'agent' });
  const devices = ['d1', 'd2'].map((id) => ({ id, user: 'U' }));
  const members = ['me', 'ben'].map((id) => ({ id, name: id === 'me' ? '小满' : '本本', role: 'agent', devices }));
  const doc = { key: 't1|members', team: 't1', name: 'members', rev: 1, value: { v: 1, members }, receivedAt: 0 };
  await putTeamDoc(ledger, doc);
  const told = (member: string, device: string, turns: number): TeamDay => {
    const agentId = asId<AgentId>(`team-${member}`);
    const key = { team: 't1', day: DAY, member, device };
    const row = emptyRow({ agentId, siteId: SITE, shopId: asId<ShopId>('s'), day: DAY, hour: 9, ruleId: 'pdd' });
    const rows = [{ ...row, turns, answered: turns, waitSumMs: turns * 10_000 }];
    return { ...key, key: teamDayKey(key), rev: 1, rows, coverage: { pdd: 1 }, receivedAt: at('11:59:00') };
  };
  await putTeamDays(ledger, [told('me', 'd2', 5), told('ben', 'd1', 30)]);
}

let settings: Settings;
beforeEach(async () => {
  ({ settings } = await readSettings({ read: async () => undefined }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const open = (ledger: Ledger, now: () => number) =>
  render(
    <TextProvider translate={translateIn('zh')}>
      <PopupPage opening={Promise.resolve(ledger)} settings={settings} now={now} />
    </TextProvider>,
  );

describe('in a team', () => {
  const facts = [
    message('小满', 'c1', 'buyer', '09:00:00'),
    message('小满', 'c1', 'agent', '09:00:20'),
    message('小满2号', 'c2', 'buyer', '10:00:00'),
    message('小满2号', 'c2', 'agent', '10:00:40'),
  ];

  it('my row is mine, whichever account was used last, and my day opens to the turns of all of them', async () => {
    const ledger = await ledgerWith(facts, at('12:00:00'));
    await joinTeam(ledger);
    open(ledger, () => at('12:00:00'));
    const turns = await screen.findByRole('button', { name: /^对话轮次/ });
    // Two of this computer's accounts; five more of the other device are in the ranking alone.
    expect(turns.textContent).toContain('2');
    expect(screen.getByText(/另有 5 轮在您的其他设备上/)).toBeDefined();
    fireEvent.click(turns);
    await screen.findByRole('heading', { name: /对话轮次 2/ });
    fireEvent.click(screen.getByRole('tab', { name: '排行' }));
    const rows = await screen.findAllByRole('listitem');
    const mine = rows.filter((row) => row.getAttribute('aria-current') === 'true');
    expect(mine).toHaveLength(1);
    expect(within(mine[0] as HTMLElement).getByText('我')).toBeDefined();
    expect(mine[0]?.textContent).toContain('7 轮');
    ledger.close();
  });
});

describe('a proof', () => {
  it('takes in that a buyer’s time ran out while it was open', async () => {
    let clock = at('10:01:00');
    const facts = [
      message('小满', 'c1', 'buyer', '09:00:00'),
      message('小满', 'c1', 'agent', '09:00:20'),
      message('小满', 'c2', 'buyer', '10:00:00'),
    ];
    const ledger = await ledgerWith(facts, clock);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    open(ledger, () => clock);
    fireEvent.click(await screen.findByRole('button', { name: /^未回复/ }));
    await screen.findByText(/还来得及回/);
    clock = at('10:05:00');
    act(() => void vi.advanceTimersByTime(30_000));
    await vi.waitFor(() => expect(screen.queryByText(/还来得及回/)).toBeNull());
    ledger.close();
  });
});

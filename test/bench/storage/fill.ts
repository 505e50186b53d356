/** Fills the shipped extension's own database with months of work: folded here by its own code, written there as it lies. */
import { createFolding } from '../../../entrypoints/background/folding';
import { mergeDayRows } from '../../../utils/core/day-row';
import type { MessageFact } from '../../../utils/core/facts';
import {
  type AgentId,
  asId,
  type BusinessDay,
  type ConversationId,
  type ShopId,
  type SiteId,
} from '../../../utils/core/ids';
import type { DayRow } from '../../../utils/core/turn';
import { addSums, factSum } from '../../../utils/db/fact-sum';
import type { RawPage } from '../../e2e/harness/raw-chromium';

const SITE = asId<SiteId>('pdd');
const SHOP = asId<ShopId>('unknown');
const MESSAGES = 30;
const DAY_MS = 86_400_000;
const AGENTS = ['anna', 'benx', 'chen', 'dora', 'emil'].map((name) => asId<AgentId>(name.padEnd(22, 'x')));
export const FOLDING = createFolding({ zone: 'Asia/Shanghai', dayCut: '00:00' });

export interface Filled {
  facts: number;
  /** Conversations of today, whose last message is the agent's. */
  live: { conversationId: ConversationId; agentId: AgentId; at: number }[];
}

/** To be run once in an extension page: puts rows of several stores in one transaction. */
const PUT = `window.putAll = async (stores) => {
  window.database ??= await new Promise((resolve, reject) => {
    const opening = indexedDB.open('sideline');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const names = Object.keys(stores);
  const transaction = window.database.transaction(names, 'readwrite', { durability: 'relaxed' });
  for (const name of names) { const store = transaction.objectStore(name); for (const row of stores[name]) store.put(row); }
  await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
}`;

export async function fill(
  page: RawPage,
  facts: number,
  days: number,
  now: number,
  say: (line: string) => void,
): Promise<Filled> {
  const put = (stores: Record<string, unknown[]>) => page.evaluate(`putAll(${JSON.stringify(stores)})`);
  await page.evaluate(PUT);
  const perDay = Math.max(1, Math.round(facts / days / MESSAGES));
  const today = FOLDING.calendar.rangeOf(FOLDING.calendar.dayOf(now)).from;
  const live: Filled = { facts: 0, live: [] };
  for (let back = days - 1; back >= 0; back -= 1) {
    const from = today - back * DAY_MS;
    // Ten hours of work, or what there was of today.
    const span = Math.min(36_000_000, (back === 0 ? now - from : DAY_MS) - 3_000_000);
    const start = back === 0 ? Math.max(from, now - 3_000_000 - span) : from + 32_400_000;
    const stored: (MessageFact & { day: BusinessDay })[] = [];
    const contributions: object[] = [];
    const rows: DayRow[] = [];
    for (let index = 0; index < perDay; index += 1) {
      const conversation = talk(back, index, start + Math.floor((span * index) / perDay));
      const own = mergeDayRows(FOLDING.fold(conversation, now).rows);
      const { conversationId, agentId, at } = conversation.at(-1) as MessageFact;
      for (const row of own) contributions.push({ ...row, key: `${conversationId}|${row.id}`, conversationId });
      rows.push(...own);
      for (const fact of conversation) stored.push({ ...fact, day: FOLDING.calendar.dayOf(fact.at) });
      if (back === 0) live.live.push({ conversationId, agentId, at });
    }
    for (let at = 0; at < stored.length; at += 4000) await put({ facts: stored.slice(at, at + 4000) });
    for (let at = 0; at < contributions.length; at += 4000)
      await put({ contributions: contributions.slice(at, at + 4000) });
    await put({ rows: mergeDayRows(rows), days: tallies(stored) });
    live.facts += stored.length;
    if (back % 10 === 0) say(`  ${live.facts} facts`);
  }
  await put({
    agents: AGENTS.map((id, index) => ({ id, siteId: SITE, name: id.slice(0, 4), seenAt: now - index })),
    meta: [
      { name: 'commits', value: { epoch: 'bench-epoch', commits: live.facts, facts: live.facts } },
      { name: 'foldedWith', value: FOLDING.name },
    ],
  });
  return live;
}

function talk(back: number, index: number, startAt: number): MessageFact[] {
  const conversationId = asId<ConversationId>(`${back}-${index}-`.padEnd(22, 'q'));
  const agentId = AGENTS[index % AGENTS.length] as AgentId;
  return Array.from({ length: MESSAGES }, (_, n) =>
    messageAt(conversationId, agentId, startAt + n * 37_000, n % 2 === 0),
  );
}

export function messageAt(conversationId: ConversationId, agentId: AgentId, at: number, buyer: boolean): MessageFact {
  const id = asId<MessageFact['id']>(`pdd:${conversationId}:${at}`);
  const base = { id, siteId: SITE, shopId: SHOP, agentId, conversationId, at, clock: 'page', resolutionMs: 0 } as const;
  return { ...base, kind: 'message', role: buyer ? 'buyer' : 'agent', media: 'text', length: 8 };
}

function tallies(stored: readonly (MessageFact & { day: BusinessDay })[]) {
  const days = new Map<BusinessDay, { day: BusinessDay; facts: number; sum: number; stamp: number }>();
  for (const { day, ...fact } of stored) {
    const tally = days.get(day) ?? { day, facts: 0, sum: 0, stamp: 1 };
    tally.facts += 1;
    tally.sum = addSums(tally.sum, factSum(fact as MessageFact));
    days.set(day, tally);
  }
  return [...days.values()];
}

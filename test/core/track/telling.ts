/** A tracker told by hand: short words for readings, and the ledger as it stands after them. */
import type { Fact, MessageFact } from '../../../utils/core/facts';
import { type AgentId, asId, type ConversationId, type ShopId, type SiteId } from '../../../utils/core/ids';
import type { MessageReading, Moment, RowReading, TrackInput } from '../../../utils/core/readings';
import { createTracker, type Tracker } from '../../../utils/core/track/tracker';
import { mergeTwins } from '../../../utils/db/merge-facts';

export const START = 1_780_000_000_000;
export const C = asId<ConversationId>('c');

/** `b1:在吗` is the buyer's row of key b1; a agent, s assist, r robot, y system. */
export function row(said: string): MessageReading {
  const [key = '', ...words] = said.split(':');
  const roles = { b: 'buyer', a: 'agent', s: 'assist', r: 'auto', y: 'system' } as const;
  return { key, role: roles[key[0] as keyof typeof roles], media: 'text', text: words.join(':') };
}

export class Telling {
  readonly ledger = new Map<string, Fact>();
  /** What was heard, in words. */
  readonly heard: string[] = [];
  tracker: Tracker;

  constructor(startedAt = 0) {
    this.tracker = this.start(startedAt);
  }

  private start(ms: number): Tracker {
    return createTracker({
      siteId: asId<SiteId>('site'),
      shopId: asId<ShopId>('shop'),
      agentId: asId<AgentId>('agent'),
      coveredSince: START,
      startedAt: START + ms,
      known: [...this.ledger.values()],
    });
  }

  /** Another page life: only the ledger is left. */
  reload(ms: number): void {
    this.tell({ kind: 'ending' }, ms);
    this.tracker = this.start(ms);
  }

  tell(input: TrackInput, ms: number, clocks: Partial<Moment> = {}): void {
    const now = { wall: START + ms, mono: ms, ...clocks };
    const { facts, heard } = this.tracker.track(input, now);
    this.heard.push(...heard.map(({ text }) => text));
    for (const fact of facts) {
      const held = this.ledger.get(fact.id);
      this.ledger.set(fact.id, held ? mergeTwins(held, fact) : fact);
    }
  }

  list(ms: number, ...rows: (Partial<RowReading> & { id?: string })[]): void {
    const readings = rows.map(({ id = 'c', ...seen }): RowReading => {
      const waiting = (seen.unread ?? 0) !== 0;
      return { conversationId: asId(id), name: id, active: false, unread: 0, waiting, ...seen };
    });
    this.tell({ kind: 'list', reading: { at: START + ms, rows: readings } }, ms);
  }

  thread(ms: number, rows: readonly (string | MessageReading)[], id = 'c'): void {
    const messages = rows.map((one) => (typeof one === 'string' ? row(one) : one));
    this.tell({ kind: 'thread', reading: { conversationId: asId(id), at: START + ms, messages } }, ms);
  }

  /** Standing facts, in order of time. */
  standing(): Fact[] {
    const replaced = new Set([...this.ledger.values()].flatMap(({ replaces }) => replaces ?? []));
    return [...this.ledger.values()].filter(({ id }) => !replaced.has(id)).sort((a, b) => a.at - b.at);
  }

  /** Standing messages: `key@ms clock`, with `±ms` where the time is not exact. */
  messages(id = 'c'): string[] {
    const own = this.standing().filter(
      (fact): fact is MessageFact => fact.kind === 'message' && fact.conversationId === id && fact.role !== 'system',
    );
    return own.map(({ id, at, clock, resolutionMs }) => {
      const key = id
        .split(':')
        .slice(2)
        .join(':')
        .replace(/^(~.).*/, '$1');
      return `${key}@${at - START} ${clock}${resolutionMs > 0 ? ` ±${resolutionMs}` : ''}`;
    });
  }

  kinds(kind: Fact['kind']): Fact[] {
    return this.standing().filter((fact) => fact.kind === kind);
  }
}

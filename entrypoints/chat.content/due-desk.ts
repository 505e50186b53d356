/** The promises of one tab: found, kept, reminded of, over. Everything is also told to the background, and told again until it is heard. */
import { type Due, type DueKind, dueId } from '../../utils/core/coach/due';
import type { Lesson } from '../../utils/core/coach/kept';
import type { FoundDue } from '../../utils/core/coach/promises';
import { isBrief, isKeptByReply, isStale, reminded, snoozed } from '../../utils/core/coach/reminders';
import type { AgentId, ConversationId, ShopId, SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';

const RETRY_MS = 5000;
/** Told a moment after it was said: most of "one moment" is kept by then, and nobody needs to know of it. */
const TELL_BRIEF_MS = 3000;
/** Names of what is over, so that the same words read again are not offered again. */
const MOST_OVER = 1000;
/** Refused so often, and mostly, a kind of finding is not offered any more. */
const TAUGHT_AFTER = 5;
const TAUGHT_SHARE = 0.6;

export interface DueOwner {
  siteId: SiteId;
  shopId: ShopId;
  agentId: AgentId;
}

export interface DueDesk {
  /** What was kept before this tab. */
  take(dues: readonly Due[], lessons: readonly Lesson[]): void;
  offer(owner: DueOwner, conversationId: ConversationId, kind: DueKind, found: FoundDue, saidAt: number): void;
  /** The agent said something more in this chat. */
  replied(conversationId: ConversationId, at: number): void;
  set(id: string, to: 'keep' | 'done' | 'drop' | 'later', now: number): void;
  remindedOf(id: string, stage: number): void;
  /** This agent's open and offered ones, soonest first. */
  list(agentId: AgentId | undefined, now: number): readonly Due[];
  find(id: string): Due | undefined;
  /** Sends what is not kept yet. */
  flush(now: number): void;
  /** The page goes: everything leaves at once; what comes twice is kept once. */
  end(): void;
}

const isRunning = ({ state }: Due) => state === 'open' || state === 'offered';

/** @param learn is told how often what was found is offered, taken and refused */
export function createDueDesk(learn: (lesson: Lesson) => void): DueDesk {
  const dues = new Map<string, Due>();
  const unsaved = new Map<string, Due>();
  /** The background knows of it, or is just being told. */
  const told = new Set<string>();
  const over = new Set<string>();
  const lessons = new Map<string, Lesson>();
  let retryAt = 0;
  let sending = false;

  function put(due: Due): void {
    unsaved.set(due.id, due);
    if (isRunning(due)) {
      dues.set(due.id, due);
      return;
    }
    dues.delete(due.id);
    over.add(due.id);
    const oldest = over.size > MOST_OVER ? over.values().next().value : undefined;
    if (oldest !== undefined) over.delete(oldest);
    // Said and kept before anybody was told of it. A dismissal is always told: it must hold after a reload.
    if (due.state === 'done' && !told.has(due.id)) unsaved.delete(due.id);
    told.delete(due.id);
  }

  function isRefused(foundBy: string): boolean {
    const lesson = lessons.get(`promise:${foundBy}`);
    return lesson !== undefined && lesson.refused >= TAUGHT_AFTER && lesson.refused > lesson.shown * TAUGHT_SHARE;
  }

  function teach(foundBy: string, what: 'shown' | 'taken' | 'refused'): void {
    const id = `promise:${foundBy}`;
    const more = { id, shown: 0, taken: 0, refused: 0, [what]: 1 };
    const known = lessons.get(id) ?? { id, shown: 0, taken: 0, refused: 0 };
    lessons.set(id, { ...known, [what]: known[what] + 1 });
    learn(more);
  }

  /** A map is walked in the order of its entries: one that changed under way goes to the end. */
  function requeue(id: string): void {
    const due = unsaved.get(id);
    unsaved.delete(id);
    if (due) unsaved.set(id, due);
  }

  async function send(now: number): Promise<void> {
    sending = true;
    // What is decided while one is on its way goes with the same round.
    for (const [id, due] of unsaved) {
      if (isBrief(due) && isRunning(due) && now >= due.saidAt && now - due.saidAt < TELL_BRIEF_MS) continue;
      if (isRunning(due)) told.add(id);
      const reply = await ask('coach/due', { due });
      // What is refused for good would hold up all the others.
      if (!reply.ok && reply.code !== 'bad-request') {
        retryAt = now + RETRY_MS;
        break;
      }
      if (unsaved.get(id) === due) unsaved.delete(id);
      else if (unsaved.has(id)) requeue(id);
    }
    sending = false;
  }

  return {
    take(kept, learned) {
      for (const due of kept) {
        if (dues.has(due.id) || over.has(due.id)) continue;
        dues.set(due.id, due);
        told.add(due.id);
      }
      for (const lesson of learned) lessons.set(lesson.id, lesson);
    },
    offer(owner, conversationId, kind, found, saidAt) {
      const id = dueId(owner.siteId, conversationId, saidAt, kind);
      if (dues.has(id) || over.has(id) || isRefused(found.foundBy)) return;
      const due = { ...owner, ...found, id, conversationId, kind, saidAt, reminded: 0 };
      if (!isBrief(due)) {
        put({ ...due, state: 'offered' });
        teach(found.foundBy, 'shown');
        return;
      }
      // "One moment" again: the first one's time stands.
      for (const other of dues.values())
        if (other.conversationId === conversationId && other.state === 'open' && isBrief(other)) return;
      put({ ...due, state: 'open' });
    },
    replied(conversationId, at) {
      for (const due of dues.values()) {
        if (due.conversationId !== conversationId || due.state !== 'open' || !isKeptByReply(due, at)) continue;
        put({ ...due, state: 'done', closedAt: at });
      }
    },
    set(id, to, now) {
      const due = dues.get(id);
      if (!due) return;
      if (due.state === 'offered' && to !== 'done') teach(due.foundBy, to === 'drop' ? 'refused' : 'taken');
      if (to === 'later') put(snoozed(due, now));
      else if (to === 'keep') put({ ...due, state: 'open' });
      else put({ ...due, state: to === 'done' ? 'done' : 'dismissed', closedAt: now });
    },
    remindedOf(id, stage) {
      const due = dues.get(id);
      if (due && stage > 0) put(reminded(due, stage));
    },
    list: (agentId, now) =>
      [...dues.values()]
        .filter((due) => due.agentId === agentId && !isStale(due, now))
        .sort((a, b) => a.dueAt - b.dueAt),
    find: (id) => dues.get(id),
    end() {
      for (const due of unsaved.values()) void ask('coach/due', { due });
    },
    flush(now) {
      if (unsaved.size > 0 && !sending && now >= retryAt) void send(now);
    },
  };
}

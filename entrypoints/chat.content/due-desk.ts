/** The promises of one tab: found, kept, reminded of, over. Everything is also told to the background, and told again until it is heard. */
import { type Due, type DueKind, dueId } from '../../utils/core/coach/due';
import type { Lesson } from '../../utils/core/coach/kept';
import type { FoundDue } from '../../utils/core/coach/promises';
import { isKeptByReply, reminded, snoozed } from '../../utils/core/coach/reminders';
import type { AgentId, ConversationId, ShopId, SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';

const RETRY_MS = 5000;
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
  /** Open and offered ones, soonest first. */
  list(): readonly Due[];
  find(id: string): Due | undefined;
  /** Sends what is not kept yet. */
  flush(now: number): void;
  /** The page goes: everything leaves at once; what comes twice is kept once. */
  end(): void;
}

export function createDueDesk(): DueDesk {
  const dues = new Map<string, Due>();
  const unsaved = new Map<string, Due>();
  const lessons = new Map<string, Lesson>();
  let retryAt = 0;
  let sending = false;

  function put(due: Due): void {
    dues.set(due.id, due);
    unsaved.set(due.id, due);
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
    void ask('coach/lesson', { lesson: more });
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
      for (const due of kept) if (!dues.has(due.id)) dues.set(due.id, due);
      for (const lesson of learned) lessons.set(lesson.id, lesson);
    },
    offer(owner, conversationId, kind, found, saidAt) {
      const id = dueId(owner.siteId, conversationId, saidAt, kind);
      if (dues.has(id) || isRefused(found.foundBy)) return;
      const brief = kind === 'promise' && found.dueAt - saidAt <= 600_000;
      // "One moment" again: the first one's time stands.
      const running = [...dues.values()].some(
        (due) => due.conversationId === conversationId && due.state === 'open' && isKeptByReply(due, saidAt + 1),
      );
      if (brief && running) return;
      put({ ...owner, ...found, id, conversationId, kind, saidAt, state: brief ? 'open' : 'offered', reminded: 0 });
      if (!brief) teach(found.foundBy, 'shown');
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
    list: () =>
      [...dues.values()]
        .filter(({ state }) => state === 'open' || state === 'offered')
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

/** One tab's coach for its tests: what it hears is told by hand, what it asks of the background is noted. */
import type { CoachAct, CoachView } from '../../components/overlay/coach-model';
import type { WaitingEntry } from '../../components/overlay/overlay-model';
import { createCoaching } from '../../entrypoints/chat.content/coaching';
import type { Due } from '../../utils/core/coach/due';
import { asId, type ConversationId } from '../../utils/core/ids';
import type { Heard } from '../../utils/core/track/scribe';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { SessionState } from '../../utils/messaging/protocol';
import { pddRule } from '../../utils/rules/pdd';
import { pdd } from '../../utils/sites/pdd';
import { kept } from './coaching-fakes';

export const A = asId<ConversationId>('a');
export const B = asId<ConversationId>('b');
/** Idle moments and answers of the background, all of them at once here. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 10; round += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

function live(id: ConversationId, open: boolean): LiveConversation {
  return { conversationId: id, name: `买家${id}`, open, approximate: false, closingOnly: false, unanswered: [] };
}

export function start() {
  const life = new AbortController();
  let view: CoachView | undefined;
  let composing = false;
  let hidden = false;
  let open = A;
  const drawings: boolean[] = [];
  const jumped: string[] = [];
  const inserted: string[] = [];
  let waiting: WaitingEntry[] = [];
  const coaching = createCoaching(
    {
      profile: pdd,
      panel: {
        change: (part, urgent) => {
          if (!part.coach) return;
          view = part.coach;
          drawings.push(urgent === true);
        },
        drawn: () => ({ waiting }),
      },
      live: () => [live(A, open === A), live(B, open === B)],
      agentId: () => asId('agent'),
      isComposing: () => composing,
      isHidden: () => hidden,
      jump: (id) => jumped.push(id) > 0,
      search: () => undefined,
      shelf: { firstOf: () => ({ id: asId('calm'), title: '安抚', body: '别急' }) as never },
      hand: { insert: async (wanted) => void inserted.push(...wanted.map(({ snippetId }) => snippetId)) },
    },
    life.signal,
  );
  coaching.begin({ shopId: asId('shop'), rule: pddRule, recent: [] } as unknown as SessionState);
  const hear = (role: Heard['role'], text: string, conversationId = A, at = Date.now()) =>
    coaching.hear([], [{ conversationId, role, text, media: 'text', at }]);
  return {
    life,
    coaching,
    hear,
    jumped,
    inserted,
    act: (act: CoachAct) => coaching.act(act),
    tap: (kind: 'hint' | 'hint-off') =>
      coaching.act({ kind, id: view?.hint?.id ?? '', subject: view?.hint?.subject ?? '' }),
    /** For each drawing that was asked for, whether it could not wait. */
    drawings,
    hide: (on: boolean) => {
      hidden = on;
    },
    switchTo: (id: ConversationId) => {
      open = id;
      coaching.hear([{ kind: 'conversation-opened', conversationId: id, at: Date.now() } as never], []);
    },
    view: () => view,
    hint: () => view?.hint?.id,
    compose: (on: boolean) => {
      composing = on;
    },
    waits: (entries: WaitingEntry[]) => {
      waiting = entries;
    },
  };
}
export const duesKept = () =>
  kept.asked.flatMap(([kind, request]) => (kind === 'coach/due' ? [(request as { due: Due }).due] : []));

/** Before each test. */
export function freshBackground(): void {
  kept.asked = [];
  kept.dues = [];
  kept.down = false;
  kept.team = [];
  kept.peakAt = undefined;
  globalThis.requestIdleCallback = ((run: () => void) => setTimeout(run, 0)) as never;
}

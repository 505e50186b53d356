/** What the overlay shows, from what the session knows: one pure function. */
import type { CoachView } from '../../components/overlay/coach-model';
import type {
  GuardNote,
  InsertNotice,
  OverlayModel,
  OverlayPosition,
  OverlayStatus,
  SuggestionCard,
  WaitingEntry,
} from '../../components/overlay/overlay-model';
import type { Standing } from '../../utils/core/coach/standing';
import { triage } from '../../utils/core/coach/triage';
import type { ConversationId } from '../../utils/core/ids';
import { questionOf } from '../../utils/core/remembered';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { RuleProfile } from '../../utils/core/turn';
import { waitLevel } from '../../utils/core/waiting';
import type { DaySummary } from '../../utils/messaging/protocol';

export interface Desk {
  site: { id: string; name: string };
  status: OverlayStatus;
  missingFields: readonly string[];
  rule: RuleProfile | undefined;
  ruleName: string;
  today: DaySummary | undefined;
  suggestions: readonly SuggestionCard[];
  notice: InsertNotice | undefined;
  /** The chat it is about, beside which alone it may stand; absent where it is about none. */
  noticeOf?: ConversationId | undefined;
  guard: GuardNote | undefined;
  collapsed: boolean;
  position: OverlayPosition;
  theme: OverlayModel['theme'];
  pace: Pace;
  coach: CoachView | undefined;
  field?: OverlayModel['field'];
}

/** What the order of the waiting rests on beside their waits: what each still has to lose, and the person's own speed. */
export interface Pace {
  /** @param openSince start of its wait, epoch ms */
  standingOf(conversationId: ConversationId, now: number, openSince: number): Standing;
  replyMs?(): number;
}

export const NO_PACE: Pace = { standingOf: () => ({ failed: false, answered: false }) };

/** Under these the page is not read, so nobody may be said to wait. */
const BLIND: readonly OverlayStatus[] = ['degraded', 'unrecognised', 'paused', 'orphaned', 'fill-only'];

/** Nothing went wrong: a folded panel stays folded. */
const CALM: readonly InsertNotice['kind'][] = ['inserted', 'remembered', 'own-reply'];

/** Draws `live` at `now` (epoch ms). Buyers who only said thanks are left out where the rule exempts closings. */
export function drawDesk(desk: Desk, live: readonly LiveConversation[], now: number): OverlayModel {
  const { rule, today, guard, pace, coach, ...rest } = desk;
  const blind = BLIND.includes(desk.status);
  const open = live.find((conversation) => conversation.open);
  const isOfAnother = desk.noticeOf !== undefined && desk.noticeOf !== open?.conversationId;
  const notice = isOfAnother ? undefined : desk.notice;
  const isUnmatched = !blind && open !== undefined && !open.closingOnly && rest.suggestions.length === 0;
  const question = isUnmatched ? questionOf(open.unanswered) : undefined;
  return {
    site: rest.site,
    status: rest.status,
    missingFields: rest.missingFields,
    ruleName: rest.ruleName,
    // What went wrong must be seen: a folded panel unfolds while it says so.
    collapsed: rest.collapsed && (notice === undefined || CALM.includes(notice.kind)),
    position: rest.position,
    theme: rest.theme,
    waiting: blind || !rule ? [] : waitingEntries(live, rule, now, pace),
    suggestions: blind ? [] : rest.suggestions,
    unansweredMessages: blind ? 0 : (open?.unanswered.length ?? 0),
    ...(question === undefined ? {} : { openQuestion: question }),
    ...(rule ? { limitMs: rule.passSec * 1000 } : {}),
    ...(today ? { today } : {}),
    ...(notice ? { notice } : {}),
    ...(rest.field ? { field: rest.field } : {}),
    ...(guard && !blind ? { guard } : {}),
    ...(coach && !blind ? { coach: coachBeside(coach, open?.conversationId) } : {}),
  };
}

/** The coach as it may stand beside `open`: it was drawn beside another chat until the next beat says otherwise. */
export function coachBeside(coach: CoachView, open: ConversationId | undefined): CoachView {
  if (coach.open === open) return coach;
  const { hint, card, buyer: _, open: __, ...rest } = coach;
  return {
    ...rest,
    themes: [],
    ...(hint && !hint.ofOpen ? { hint } : {}),
    ...(card && card.name !== '' ? { card: { ...card, open: card.conversationId === open } } : {}),
  };
}

/** Everyone whose turn is open, by what the next second costs under the rule. */
export function waitingEntries(
  live: readonly LiveConversation[],
  rule: RuleProfile,
  now: number,
  pace: Pace = NO_PACE,
): WaitingEntry[] {
  const entries = new Map<string, WaitingEntry>();
  const waits = live.flatMap((conversation) => {
    const { openSince, deadlineAt, conversationId } = conversation;
    // Remembered from before a reload, and not in the list now: there is no one to jump to and no name to show.
    if (conversation.name === '') return [];
    if (openSince === undefined || (conversation.closingOnly && rule.exemptClosing)) return [];
    const standing = pace.standingOf(conversationId, now, openSince);
    const isCounted = deadlineAt !== undefined || !standing.uncounted;
    const remainingMs = deadlineAt === undefined ? undefined : deadlineAt - now;
    entries.set(conversationId, {
      conversationId,
      name: conversation.name,
      since: openSince,
      level: isCounted ? waitLevel({ waitedMs: now - openSince, remainingMs, rule }) : 'calm',
      approximate: conversation.approximate,
      active: conversation.open,
      ...(deadlineAt === undefined ? {} : { deadlineAt }),
    });
    return [{ id: conversationId as string, openSince, deadlineAt, ...standing }];
  });
  return triage(waits, rule, now, pace.replyMs?.()).flatMap(({ id, reason, at }) => {
    const entry = entries.get(id);
    return entry ? [{ ...entry, reason, ...(at === undefined ? {} : { passesUntil: at }) }] : [];
  });
}

/** What the overlay shows, from what the session knows: one pure function. */
import type {
  GuardNote,
  InsertNotice,
  OverlayModel,
  OverlayPosition,
  OverlayStatus,
  SuggestionCard,
  WaitingEntry,
} from '../../components/overlay/overlay-model';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { RuleProfile } from '../../utils/core/turn';
import { compareWaits, waitLevel } from '../../utils/core/waiting';
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
  guard: GuardNote | undefined;
  collapsed: boolean;
  position: OverlayPosition;
  theme: OverlayModel['theme'];
}

/** Under these the page is not read, so nobody may be said to wait. */
const BLIND: readonly OverlayStatus[] = ['degraded', 'unrecognised', 'paused', 'orphaned'];

/** Draws `live` at `now` (epoch ms). Buyers who only said thanks are left out where the rule exempts closings. */
export function drawDesk(desk: Desk, live: readonly LiveConversation[], now: number): OverlayModel {
  const { rule, today, notice, guard, ...rest } = desk;
  const blind = BLIND.includes(desk.status);
  const open = live.find((conversation) => conversation.open);
  return {
    site: rest.site,
    status: rest.status,
    missingFields: rest.missingFields,
    ruleName: rest.ruleName,
    // What went wrong must be seen: a folded panel unfolds while it says so.
    collapsed: rest.collapsed && (notice === undefined || notice.kind === 'inserted'),
    position: rest.position,
    theme: rest.theme,
    waiting: blind || !rule ? [] : waitingEntries(live, rule, now),
    suggestions: blind ? [] : rest.suggestions,
    unansweredMessages: blind ? 0 : (open?.unanswered.length ?? 0),
    ...(rule ? { limitMs: rule.passSec * 1000 } : {}),
    ...(today ? { today } : {}),
    ...(notice ? { notice } : {}),
    ...(guard && !blind ? { guard } : {}),
  };
}

/** Everyone whose turn is open, what can still be saved first. */
export function waitingEntries(live: readonly LiveConversation[], rule: RuleProfile, now: number): WaitingEntry[] {
  const waits = live.flatMap((conversation) => {
    const { openSince, deadlineAt } = conversation;
    // Remembered from before a reload, and not in the list now: there is no one to jump to and no name to show.
    if (conversation.name === '') return [];
    if (openSince === undefined || (conversation.closingOnly && rule.exemptClosing)) return [];
    const remainingMs = deadlineAt === undefined ? undefined : deadlineAt - now;
    return [{ id: conversation.conversationId, conversation, openSince, waitedMs: now - openSince, remainingMs, rule }];
  });
  return waits.sort(compareWaits).map(({ conversation, openSince, ...wait }) => ({
    conversationId: conversation.conversationId,
    name: conversation.name,
    since: openSince,
    level: waitLevel(wait),
    approximate: conversation.approximate,
    active: conversation.open,
    ...(conversation.deadlineAt === undefined ? {} : { deadlineAt: conversation.deadlineAt }),
  }));
}

/** Owns the judge's own idea of a turn, written apart from the product on purpose: it must not share its mistakes. */
import type { LoggedMessage, TrueLog } from './shapes';

export interface TrueTurn {
  conversationKey: string;
  /** Key of the buyer message that opened it. */
  key: string;
  openedAt: number;
  closedAt: number | null;
  closedByKey: string | null;
  waitMs: number | null;
  repliedBy: 'agent' | 'assist' | null;
  buyerMessages: number;
}

/**
 * Turns of a log, in order of opening: the first buyer message while none is open opens one, the first agent (or
 * assist, unless `countsAssist` is false) message closes it. History opens and closes nothing. A withdrawn buyer
 * message keeps the turn it opened; `exclude` leaves out what a reader never had a chance to see; `timeOf` is the clock to
 * judge by, the log's own when left out.
 */
export function trueTurns(
  log: TrueLog,
  options: {
    countsAssist?: boolean;
    exclude?: (message: LoggedMessage) => boolean;
    timeOf?: (message: LoggedMessage) => number;
  } = {},
): TrueTurn[] {
  const turns: TrueTurn[] = [];
  const openTurns = new Map<string, TrueTurn>();
  const timeOf = options.timeOf ?? (({ at }: LoggedMessage) => at);
  const inOrder = log.messages
    .map((message, position) => ({ message, position }))
    .sort((a, b) => a.message.at - b.message.at || a.position - b.position);
  for (const { message } of inOrder) {
    if (message.history || options.exclude?.(message)) continue;
    const open = openTurns.get(message.conversationKey);
    // A closed conversation is over: what the buyer writes later is another session's question.
    if (message.event === 'closed') openTurns.delete(message.conversationKey);
    else if (message.role === 'buyer') {
      if (open) {
        open.buyerMessages += 1;
        continue;
      }
      const turn: TrueTurn = {
        conversationKey: message.conversationKey,
        key: message.key,
        openedAt: timeOf(message),
        closedAt: null,
        closedByKey: null,
        waitMs: null,
        repliedBy: null,
        buyerMessages: 1,
      };
      openTurns.set(message.conversationKey, turn);
      turns.push(turn);
    } else if (message.role === 'agent' || (message.role === 'assist' && options.countsAssist !== false)) {
      if (!open) continue;
      open.closedAt = timeOf(message);
      open.closedByKey = message.key;
      open.waitMs = open.closedAt - open.openedAt;
      open.repliedBy = message.role;
      openTurns.delete(message.conversationKey);
    }
  }
  return turns;
}

/** What the panel shows of the coach, from what the tab knows: one pure function. */
import type { CalmCard, CoachView, DueEntry, HintNote } from '../../components/overlay/coach-model';
import type { WaitingEntry } from '../../components/overlay/overlay-model';
import type { Due } from '../../utils/core/coach/due';
import { evidenceOf } from '../../utils/core/coach/evidence';
import type { SaidHint } from '../../utils/core/coach/hints';
import { isBrief } from '../../utils/core/coach/reminders';
import type { ConversationId } from '../../utils/core/ids';
import type { Snippet } from '../../utils/core/snippet';
import { fillVariables } from '../../utils/core/snippet-text';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { BuyerDesk } from './buyer-desk';
import type { TalkDesk } from './talk-desk';

export interface CoachKnown {
  hint: SaidHint | undefined;
  dues: readonly Due[];
  live: readonly LiveConversation[];
  waiting: readonly WaitingEntry[];
  talks: TalkDesk;
  /** Whose card is open. */
  cardFor: ConversationId | undefined;
  buyers: BuyerDesk;
  open: ConversationId | undefined;
  /** What stands on a card: a calm script, and what the team lets its agents promise. */
  help: { script: Snippet | undefined; may: CalmCard['may'] | undefined };
  /** The team's own. */
  reasons: readonly string[];
  copied: CoachView['copied'];
  now: number;
}

export function drawCoach(known: CoachKnown): CoachView {
  const { hint, live, open, now, copied } = known;
  const names = new Map<string, string>(live.map(({ conversationId, name }) => [conversationId, name]));
  const nameOf = (id: string) => names.get(id) ?? '';
  // "One moment" is kept by the next reply: it is listed only once that is overdue.
  const listed = known.dues.filter((due) => due.dueAt <= now || !isBrief(due));
  const card = cardOf(known, nameOf);
  const buyer = open === undefined ? undefined : known.buyers.glance(open);
  return {
    dues: listed.map((due) => entryOf(due, nameOf)),
    overdue: listed.filter(({ dueAt }) => now > dueAt).length,
    themes:
      open === undefined ? [] : known.buyers.themes(open, known.talks.of(open)?.themes ?? new Set(), known.reasons),
    ...(open === undefined ? {} : { open }),
    ...(hint ? { hint: noteOf(hint, known, nameOf) } : {}),
    ...(card ? { card } : {}),
    ...(buyer ? { buyer } : {}),
    ...(copied ? { copied } : {}),
  };
}

function entryOf(due: Due, nameOf: (id: string) => string): DueEntry {
  const { id, conversationId, kind, topic, state, dueAt, note } = due;
  return { id, conversationId, kind, topic, state, dueAt, name: nameOf(conversationId), ...(note ? { note } : {}) };
}

function noteOf(
  { rule, subject, facts, softer }: SaidHint,
  known: CoachKnown,
  nameOf: (id: string) => string,
): HintNote {
  const { id, say, action } = rule;
  const base = { id, subject, say, action, lasting: rule.lasting === true, softer, ofOpen: id === 'offered' };
  if (rule.scope === 'due') {
    const due = known.dues.find(({ id }) => id === subject);
    if (!due) return { ...base, name: '' };
    return { ...base, name: nameOf(due.conversationId), at: due.dueAt, topic: due.topic };
  }
  if (rule.scope === 'waiting') {
    const entry = known.waiting.find(({ conversationId }) => conversationId === subject);
    const { passesUntil: at, reason, approximate = false } = entry ?? {};
    const about = { ...base, name: nameOf(subject), approximate };
    return { ...about, ...(at === undefined ? {} : { at }), ...(reason ? { reason } : {}) };
  }
  if (rule.scope === 'shift') return { ...base, name: '', count: countOf(rule.id, facts) };
  const ofOpen = subject === known.open;
  const word = action === 'card' ? known.talks.of(subject as ConversationId)?.word : undefined;
  return {
    ...base,
    ofOpen,
    name: ofOpen ? '' : nameOf(subject),
    ...(word ? { word } : {}),
    ...(rule.id === 'stalls' ? { count: facts.stalls ?? 0 } : {}),
  };
}

function countOf(id: string, facts: SaidHint['facts']): number {
  if (id === 'peak') return Math.ceil(facts.peakInMin ?? 0);
  if (id === 'rest') return Math.floor(facts.workedMin ?? 0);
  const concurrent = facts.concurrent ?? 0;
  return concurrent > (facts.concurrentLine ?? 0) ? concurrent : (facts.receptions ?? 0);
}

function cardOf({ cardFor, talks, help, open, now }: CoachKnown, nameOf: (id: string) => string): CoachView['card'] {
  const talk = cardFor === undefined ? undefined : talks.of(cardFor);
  if (cardFor === undefined || !talk) return undefined;
  const level = talks.factsOf(cardFor, now).level ?? 0;
  if (level < 2) return undefined;
  const { script, may } = help;
  const filled = script && fillVariables(script.body, {});
  return {
    conversationId: cardFor,
    name: nameOf(cardFor),
    level: level as 2 | 3 | 4,
    open: cardFor === open,
    lines: evidenceOf(talk.lines),
    // Where somebody is hurt nothing is said of money.
    ...(may && level < 4 ? { may } : {}),
    ...(script && filled ? { script: { snippetId: script.id, title: script.title, preview: filled.text } } : {}),
  };
}

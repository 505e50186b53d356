/** What a hint could be about at this moment, as plain numbers: one pure function over what the tab knows. */
import type { TodayFigures, WaitingEntry } from '../../components/overlay/overlay-model';
import type { Due } from '../../utils/core/coach/due';
import type { CoachChoices } from '../../utils/core/coach/hint-choices';
import type { SaidHint, Scene } from '../../utils/core/coach/hints';
import { stageOf } from '../../utils/core/coach/reminders';
import type { ConversationId } from '../../utils/core/ids';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { ShiftLog } from './shift-log';
import type { TalkDesk } from './talk-desk';

export interface Known {
  live: readonly LiveConversation[];
  waiting: readonly WaitingEntry[];
  /** What is to be followed up. */
  list: readonly Due[];
  talks: TalkDesk;
  /** Handed on to another agent. */
  gone: ReadonlySet<ConversationId>;
  shift: ShiftLog;
  choices: CoachChoices;
  today: TodayFigures | undefined;
  /** The standing hint: it was given, and stands until its time is over. */
  before: SaidHint | undefined;
  /** Each day at this time the usual busiest hour begins. */
  peakAt: number | undefined;
  now: number;
}

const DAY_MS = 86_400_000;

/** From this level on a chat is pointed out even while another one is open. */
const FROM_AFAR = 3;

export function scenesOf(known: Known): Scene[] {
  const { live, waiting, list, gone, now } = known;
  const scenes: Scene[] = [];
  const mine = (id: string) => !gone.has(id as ConversationId);
  const open = live.find((conversation) => conversation.open)?.conversationId;
  const heated = known.choices.escalation ? known.talks.heated(FROM_AFAR, now) : [];
  for (const id of new Set([...(open === undefined ? [] : [open]), ...heated])) {
    const { level, ...rest } = known.talks.factsOf(id, now);
    const facts = {
      ...(id === open ? rest : {}),
      ...(known.choices.escalation && level !== undefined ? { level } : {}),
    };
    scenes.push({ scope: 'conversation', subject: id, mine: mine(id), facts });
  }
  const next = waiting.find(({ active }) => !active);
  if (next?.passesUntil !== undefined) {
    const facts = { leftSec: (next.passesUntil - now) / 1000, waitedSec: (now - next.since) / 1000 };
    scenes.push({ scope: 'waiting', subject: next.conversationId, mine: mine(next.conversationId), facts });
  }
  for (const due of list) {
    // An offered one is told of while its chat is open, or once it is due.
    const offered = due.state === 'offered' && due.conversationId === open ? 1 : 0;
    const stage =
      due.id === known.before?.subject && now >= due.saidAt ? Math.max(1, stageOf(due, now)) : stageOf(due, now);
    const facts = {
      stage: offered && due.id === known.before?.subject ? stageOf(due, now) : stage,
      offered,
      overdueMin: (now - due.dueAt) / 60_000,
    };
    scenes.push({ scope: 'due', subject: due.id, mine: mine(due.conversationId), facts });
  }
  scenes.push(shiftScene(known));
  return scenes;
}

function shiftScene({ waiting, shift, choices, today, peakAt, now }: Known): Scene {
  const concurrent = shift.concurrent(now);
  // How many there were today is not known before the record answers: that is no zero.
  const receptions = today?.receptions;
  const slower = shift.slower();
  const over = concurrent > choices.concurrentLine || (receptions !== undefined && receptions > choices.receptionsLine);
  const facts = {
    waiting: waiting.length,
    concurrent,
    concurrentLine: choices.concurrentLine,
    ...(receptions === undefined ? {} : { receptions }),
    receptionsLine: choices.receptionsLine,
    overLine: over ? 1 : 0,
    ...(slower === undefined ? {} : { slower }),
    workedMin: shift.workedMin(now),
    hour: new Date(now).getHours(),
    ...(peakAt === undefined ? {} : { peakInMin: ((((peakAt - now) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000 }),
  };
  return { scope: 'shift', subject: 'shift', mine: true, facts };
}

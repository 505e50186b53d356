/** Owns the figures read off day rows; refuses turns and facts: what rows cannot say is not here. */
import { hasReceptions } from './day-row';
import { histogramCount, percentile } from './histogram';
import type { DayRow, RuleProfile } from './turn';

/** Figures of any set of rows of one rule. undefined is "not known", never zero. Lengths in ms, shares 0 to 1. */
export interface Figures {
  turns: number;
  answered: number;
  unanswered: number;
  openEnded: number;
  /** Turns within the rule's passSec over counted turns. */
  within: number;
  withinShare?: number;
  /** What the rule judges: units without a miss over units. */
  units: number;
  unitsPassed: number;
  unitShare?: number;
  /** Over sessions whose first turn was answered; never capped. */
  firstAverageMs?: number;
  firstAnswered: number;
  /** As the rule averages (cap, value of unanswered, dropped gaps). */
  averageMs?: number;
  /** Interpolated within the histogram: always 估算. */
  medianMs?: number;
  p90Ms?: number;
  longestMs?: number;
  agentMessages: number;
  buyerMessages: number;
  /** 答问比 by message, and beside it by run, which splitting a reply cannot inflate. */
  answerAskRatio?: number;
  answerAskRunRatio?: number;
  agentChars: number;
  typedChars: number;
  insertedChars: number;
  /** Agent messages that came from a snippet. */
  insertedShare?: number;
  receptions: number;
  unsureTurns: number;
  estimatedTurns: number;
  /** What follows is unknown when one of the rows was folded before it was counted (`hasReceptions`). */
  receivedBuyers?: number;
  noReplyBuyers?: number;
  openEndBuyers?: number;
  slowBuyers?: number;
  /** Buyers who got a reply that day over buyers; who can still be answered in time is in neither. */
  replyRate?: number;
  sessions?: number;
  sessionAverageMs?: number;
  longSessions?: number;
  transfersIn?: number;
  transfersOut?: number;
  /** Inserted messages that were much changed over inserted messages. */
  editedShare?: number;
  insertedMessages: number;
  /** 询单 and what came of it: always 估算. */
  inquiries?: number;
  orderers?: number;
  payers?: number;
  conversionRate?: number;
  pricedPayers?: number;
  paidCents?: number;
  orderValueCents?: number;
  itemPayers?: number;
  itemsPerBuyer?: number;
  /** Some figure rests on the list clock or minute labels. */
  estimated: boolean;
}

/** Exact for any grouping of rows, because every input adds. Rows must share `rule.id`; others are ignored. */
export function figuresOf(allRows: readonly DayRow[], rule: RuleProfile): Figures {
  const rows = allRows.filter((row) => row.ruleId === rule.id);
  const sum = (field: NumberField) => rows.reduce((total, row) => total + row[field], 0);
  const waits = waitsOf(rows);
  const measured = waits.reduce((total, count) => total + count, 0);
  const [turns, answered, unanswered] = [sum('turns'), sum('answered'), sum('unanswered')];
  const averaged = measured + (rule.unansweredSec === null ? 0 : unanswered);
  const [agentMessages, buyerMessages] = [sum('agentMessages'), sum('buyerMessages')];
  const [agentChars, insertedChars] = [sum('agentChars'), sum('insertedChars')];
  const waiting = rows.reduce((total, row) => total + (row.waitingBuyers ?? 0), 0);
  const longestMs = measured > 0 ? Math.max(...rows.map((row) => row.maxWaitMs)) : undefined;
  return {
    turns,
    answered,
    unanswered,
    openEnded: sum('openEnded'),
    within: sum('within'),
    ...ratio('withinShare', sum('within'), turns),
    units: sum('units'),
    unitsPassed: sum('unitsPassed'),
    ...ratio('unitShare', sum('unitsPassed'), sum('units')),
    ...ratio('firstAverageMs', sum('firstWaitSumMs'), sum('firstAnswered')),
    firstAnswered: sum('firstAnswered'),
    ...ratio('averageMs', sum('waitSumMs'), averaged),
    ...known('medianMs', percentile(waits, 0.5, longestMs)),
    ...known('p90Ms', percentile(waits, 0.9, longestMs)),
    ...known('longestMs', longestMs),
    agentMessages,
    buyerMessages,
    ...ratio('answerAskRatio', agentMessages, buyerMessages),
    ...ratio('answerAskRunRatio', sum('agentRuns'), sum('buyerRuns')),
    agentChars,
    typedChars: agentChars - insertedChars,
    insertedChars,
    ...ratio('insertedShare', sum('insertedMessages'), agentMessages),
    receptions: sum('receptions'),
    unsureTurns: sum('unsureTurns'),
    estimatedTurns: sum('estimatedTurns'),
    insertedMessages: sum('insertedMessages'),
    estimated: sum('estimatedTurns') > 0,
    ...(rows.every(hasReceptions) && receptionFigures(sum, waiting)),
  };
}

type Sum = (field: NumberField) => number;
type ReceptionFigures = Partial<Figures>;

function receptionFigures(sum: Sum, waiting: number): ReceptionFigures {
  const received = sum('receptions') - sum('filteredBuyers');
  return {
    receivedBuyers: received,
    noReplyBuyers: sum('noReplyBuyers'),
    openEndBuyers: sum('openEndBuyers'),
    slowBuyers: sum('slowBuyers'),
    // Who still waits in time is on neither side.
    ...ratio('replyRate', received - waiting - sum('noReplyBuyers'), received - waiting),
    sessions: sum('sessions'),
    ...ratio('sessionAverageMs', sum('sessionMs'), sum('sessions')),
    longSessions: sum('longSessions'),
    transfersIn: sum('transfersIn'),
    transfersOut: sum('transfersOut'),
    ...ratio('editedShare', sum('editedMessages'), sum('insertedMessages')),
    ...(sum('knownOrders') > 0 && orderFigures(sum)),
  };
}

/** Where no order was ever in sight, nothing is known: not even that nobody bought. */
function orderFigures(sum: Sum): ReceptionFigures {
  const [inquiries, payers] = [sum('inquiries'), sum('payers')];
  const [pricedPayers, itemPayers] = [sum('pricedPayers'), sum('itemPayers')];
  return {
    inquiries,
    orderers: sum('orderers'),
    payers,
    ...ratio('conversionRate', payers, inquiries),
    pricedPayers,
    paidCents: sum('paidCents'),
    ...ratio('orderValueCents', sum('paidCents'), pricedPayers),
    itemPayers,
    ...ratio('itemsPerBuyer', sum('paidItems'), itemPayers),
  };
}

/** Turns answered within `seconds`; exact when `seconds` is one of WAIT_EDGES_SEC, else interpolated and `estimated`. */
export function withinSeconds(rows: readonly DayRow[], seconds: number): { count: number; estimated: boolean } {
  return histogramCount(waitsOf(rows), seconds);
}

/** Real waits of these rows together: one count per edge of WAIT_EDGES_SEC and one above. */
export function waitsOf(rows: readonly DayRow[]): number[] {
  const sums: number[] = [];
  for (const row of rows) {
    row.waits.forEach((count, index) => {
      sums[index] = (sums[index] ?? 0) + count;
    });
  }
  return sums;
}

type NumberField = { [Field in keyof DayRow]-?: DayRow[Field] extends number ? Field : never }[keyof DayRow];

function ratio<Name extends string>(name: Name, part: number, whole: number): { [Key in Name]?: number } {
  return known(name, whole > 0 ? part / whole : undefined);
}

function known<Name extends string>(name: Name, value: number | undefined): { [Key in Name]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: number };
}

/** Owns what a day's end says: two things done well first, one thing to try with its turns, what is still owed. Refuses words. */
import type { ExplainedTurn } from './explain';
import { METRIC_LIST, type MetricId } from './metric-list';
import type { Figures } from './metrics';
import { relativeGain } from './references';
import type { RuleProfile, Turn } from './turn';
import { isCounted, isWithin } from './turn-end';

/** One thing done well. `better`: on yesterday or on the own average; `streak`: turns in time in a row; `none-missed`; `work`. */
export type GoodThing =
  | { kind: 'better'; metric: MetricId; value: number; before: number; than: 'yesterday' | 'own' }
  | { kind: 'streak'; turns: number }
  | { kind: 'none-missed'; turns: number }
  | { kind: 'busy-hour'; hour: number; turns: number; share: number }
  | { kind: 'work'; turns: number; buyers: number };

/** One thing to try. `hour`: the hour in which most turns were late; `late`: single turns; `first`: the first reply lags. */
export type TryThing =
  | { kind: 'hour'; hour: number; late: number; of: number; turns: ExplainedTurn[] }
  | { kind: 'late'; turns: ExplainedTurn[] }
  | { kind: 'first'; firstMs: number; averageMs: number; turns: ExplainedTurn[] };

export interface DayStory {
  good: GoodThing[];
  toTry?: TryThing;
  /** Open or unanswered turns in which the buyer had the last word, oldest first. */
  owed: Turn[];
}

export interface StoryInput {
  figures: Figures;
  yesterday: Partial<Record<MetricId, number>>;
  own: Partial<Record<MetricId, number>>;
  /** Every turn of the day, explained for 'turns'. */
  turns: readonly ExplainedTurn[];
  rule: RuleProfile;
  hourOf(at: number): number;
}

const PRAISED: readonly MetricId[] = ['average', 'first', 'share', 'replyRate', 'unanswered', 'longest', 'conversion'];
/** A gain below this is noise. */
const GAIN = 0.03;
const STREAK = 10;
const BUSY = 5;
const SHOWN = 5;

/** Two good things at most, the clearest first; always at least one when there was any work. */
export function tellDay(input: StoryInput): DayStory {
  const good = [...gains(input), ...feats(input)].slice(0, 2);
  const { turns, receptions } = input.figures;
  if (good.length < 2 && turns > 0) good.push({ kind: 'work', turns, buyers: receptions });
  const toTry = thingToTry(input);
  const owed = input.turns
    .map(({ turn }) => turn)
    .filter((turn) => turn.closedAt === undefined && isCounted(turn) && turn.outcome !== 'transferred')
    .sort((a, b) => a.openedAt - b.openedAt);
  return { good, ...(toTry && { toTry }), owed };
}

function gains({ figures, yesterday, own }: StoryInput): GoodThing[] {
  return PRAISED.flatMap((metric) => {
    const { key } = METRIC_LIST[metric];
    const value = figures[key];
    if (value === undefined) return [];
    const options = [
      { before: yesterday[metric], than: 'yesterday' as const },
      { before: own[metric], than: 'own' as const },
    ].flatMap(({ before, than }) => {
      const gain = before === undefined ? 0 : relativeGain(metric, value, before);
      return before !== undefined && gain > GAIN ? [{ metric, value, before, than, gain }] : [];
    });
    return options.slice(0, 1);
  })
    .sort((a, b) => b.gain - a.gain)
    .map(({ gain: _, ...each }) => ({ kind: 'better', ...each }));
}

function feats({ figures, turns, rule, hourOf }: StoryInput): GoodThing[] {
  const counted = turns.map(({ turn }) => turn).filter(isCounted);
  const inOrder = [...counted].sort((a, b) => a.openedAt - b.openedAt);
  const found: GoodThing[] = [];
  if (figures.turns > 0 && figures.unanswered === 0) found.push({ kind: 'none-missed', turns: figures.turns });
  let [run, longest] = [0, 0];
  for (const turn of inOrder) {
    run = isWithin(turn, rule.passSec) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  if (longest >= STREAK) found.push({ kind: 'streak', turns: longest });
  const [busiest] = byHour(counted, hourOf).sort((a, b) => b.turns.length - a.turns.length);
  if (busiest && busiest.turns.length >= BUSY) {
    const share = busiest.turns.filter((turn) => isWithin(turn, rule.passSec)).length / busiest.turns.length;
    if (share >= 0.95) found.push({ kind: 'busy-hour', hour: busiest.hour, turns: busiest.turns.length, share });
  }
  return found;
}

function thingToTry({ figures, turns, rule, hourOf }: StoryInput): TryThing | undefined {
  const late = turns
    .filter(({ turn }) => isCounted(turn) && turn.waitMs !== undefined && !isWithin(turn, rule.passSec))
    .sort((a, b) => (b.turn.waitMs ?? 0) - (a.turn.waitMs ?? 0));
  const hours = byHour(
    late.map(({ turn }) => turn),
    hourOf,
  ).sort((a, b) => b.turns.length - a.turns.length);
  const worst = hours[0];
  if (worst && worst.turns.length >= 3 && worst.turns.length * 2 >= late.length) {
    const of = turns.filter(({ turn }) => isCounted(turn) && hourOf(turn.openedAt) === worst.hour).length;
    const behind = late.filter(({ turn }) => hourOf(turn.openedAt) === worst.hour);
    return { kind: 'hour', hour: worst.hour, late: worst.turns.length, of, turns: behind.slice(0, SHOWN) };
  }
  // Where nothing was answered late, what was not answered at all and has no time left: there is something to try.
  const missed = turns.filter(({ turn, out }) => out === undefined && isCounted(turn) && isMissed(turn));
  const behind = late.length > 0 ? late : missed;
  if (behind.length > 0) return { kind: 'late', turns: behind.slice(0, SHOWN) };
  const { firstAverageMs, averageMs } = figures;
  if (firstAverageMs === undefined || averageMs === undefined || firstAverageMs <= averageMs * 1.2) return undefined;
  const firsts = turns
    .filter(({ turn }) => turn.isFirst && turn.waitMs !== undefined && isCounted(turn))
    .sort((a, b) => (b.turn.waitMs ?? 0) - (a.turn.waitMs ?? 0));
  return { kind: 'first', firstMs: firstAverageMs, averageMs, turns: firsts.slice(0, SHOWN) };
}

const isMissed = (turn: Turn) => turn.waitMs === undefined && turn.outcome !== 'transferred';

function byHour(turns: readonly Turn[], hourOf: (at: number) => number): { hour: number; turns: Turn[] }[] {
  const hours = new Map<number, Turn[]>();
  for (const turn of turns) {
    const hour = hourOf(turn.openedAt);
    hours.set(hour, [...(hours.get(hour) ?? []), turn]);
  }
  return [...hours].map(([hour, own]) => ({ hour, turns: own }));
}

/** Joins the day's story to the ledger: the figures, the turns behind them, and what core makes of both. */
import { useCallback, useState } from 'react';
import type { JumpOutcome } from '../../components/figures/explain-model';
import type { FigureHref, NumberDay, NumberScope } from '../../components/numbers/numbers-model';
import { type Rhythm, RhythmView } from '../../components/numbers/rhythm-view';
import { StoryView } from '../../components/numbers/story-view';
import { Placeholder } from '../../components/placeholder';
import { type MessageKey, useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import type { Due } from '../../utils/core/coach/due';
import { type DayStory, tellDay } from '../../utils/core/day-story';
import { METRIC_IDS, type MetricId } from '../../utils/core/metric-list';
import { shiftDay } from '../../utils/core/period';
import { dayMoment } from '../../utils/core/references';
import { peakOf, slowdownOf, speedByLoad, usualHours } from '../../utils/core/rhythm';
import { openDues } from '../../utils/db/coaching';
import { readExplanation, rowsOfAgentDays } from '../../utils/db/explain';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { showConversation } from '../../utils/platform/show-conversation';
import type { Settings } from '../../utils/settings/settings';
import { emptyState, openBooks, proofScope, type ReadScope, readNumbers, settleScope } from './number-source';

const BEAT_MS = 30_000;
const GAP_MS = 1000;
const RHYTHM_DAYS = 28;
const JUMPED: Record<JumpOutcome, MessageKey> = {
  done: 'explainJumped',
  several: 'explainJumpedSeveral',
  gone: 'explainGone',
  'no-console': 'explainNoConsole',
};

interface Reading {
  read: ReadScope;
  /** undefined: nothing was recorded. */
  told: { numbers: NumberDay; story: DayStory; rhythm: Rhythm; promised: Due[] } | undefined;
}

async function readStory(
  ledger: Ledger,
  read: ReadScope,
  now: number,
  t: ReturnType<typeof useText>,
): Promise<Reading> {
  const numbers = await readNumbers(ledger, read, now, t);
  if (!numbers) return { read, told: undefined };
  const { rule, calendar } = read;
  const { turns } = await readExplanation(ledger, proofScope(read), 'turns', now);
  const before: Partial<Record<MetricId, number>> = {};
  const usual: Partial<Record<MetricId, number>> = {};
  for (const metric of METRIC_IDS) {
    const { yesterday, previous, own: average } = numbers.references[metric] ?? {};
    const value = yesterday ?? previous;
    if (value !== undefined) before[metric] = value;
    if (average !== undefined) usual[metric] = average;
  }
  const story = tellDay({
    figures: numbers.figures,
    yesterday: before,
    own: usual,
    turns,
    rule,
    hourOf: calendar.hourOf,
  });
  const [rhythm, promised] = await Promise.all([
    readRhythm(ledger, read, numbers.isToday, now),
    // What is open is open now: a day that is over has nothing to do with it.
    numbers.isToday ? openDues(ledger, read.siteId, now) : [],
  ]);
  const own = promised.filter((due) => due.state === 'open' && due.agentId === read.agentId);
  return { read, told: { numbers, story, rhythm, promised: own } };
}

/** From the days before the one shown: what is not over yet would pull its hours down. */
async function readRhythm(ledger: Ledger, read: ReadScope, isToday: boolean, now: number): Promise<Rhythm> {
  const { day, rule, calendar } = read;
  const all = await rowsOfAgentDays(ledger, read, shiftDay(day, -RHYTHM_DAYS), shiftDay(day, -1));
  const rows = all.filter(({ ruleId }) => ruleId === rule.id);
  const hours = usualHours(rows);
  const speeds = speedByLoad(rows, rule);
  const peak = peakOf(hours, isToday ? dayMoment(calendar, now).hour : undefined);
  const slowdown = slowdownOf(speeds);
  return {
    hours,
    speeds,
    isToday,
    days: RHYTHM_DAYS,
    ...(peak ? { peak } : {}),
    ...(slowdown === undefined ? {} : { slowdown }),
  };
}

interface StoryTabProps {
  opening: Promise<Ledger>;
  settings: Settings;
  scope: NumberScope;
  now(): number;
  hrefOf: FigureHref;
}

export function StoryTab({ opening, settings, scope, now, hrefOf }: StoryTabProps) {
  const t = useText();
  const beat = useBeat(BEAT_MS);
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (reading: Reading | undefined) => void, onLost: () => void) =>
      follow(
        openBooks(opening),
        async (books) => {
          const read = await settleScope(books, settings, { ...scope, period: 'day', shiftOnly: false });
          return read && readStory(books.ledger, read, now(), t);
        },
        { onValue, onLost },
        GAP_MS,
      ),
    [opening, settings, scope, now, t, beat],
  );
  const reading = useFollowed(subscribe);
  if (reading.state !== 'ready') return <Placeholder state={reading.state} />;
  if (!reading.value) return <Placeholder state="first-run" />;
  const { read, told } = reading.value;
  if (!told) return <Placeholder state={emptyState(read, now())} />;
  const { numbers, story, rhythm, promised } = told;
  return (
    <StoryView
      story={story}
      numbers={numbers}
      zone={settings.calendar.zone}
      said={said}
      promised={promised}
      hrefOf={hrefOf}
      now={now()}
      onJump={(id) => void showConversation(read.site, id).then((outcome) => setSaid(t(JUMPED[outcome])))}
      after={<RhythmView {...rhythm} />}
    />
  );
}

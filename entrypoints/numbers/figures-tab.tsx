/** Joins the figures tab to the ledger: the span's numbers, the proof of the open one, files to take along. */
import { useCallback, useMemo } from 'react';
import type { ExplainModel, ProofModel, SpanModel } from '../../components/figures/explain-model';
import { ExplainPanel } from '../../components/figures/explain-panel';
import { ExplainSpan } from '../../components/figures/explain-span';
import { ExportBar } from '../../components/numbers/export-bar';
import { FiguresView } from '../../components/numbers/figures-view';
import type { FigureHref, NumberDay, NumberScope } from '../../components/numbers/numbers-model';
import { Placeholder } from '../../components/placeholder';
import { useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import type { Explanation } from '../../utils/core/explain';
import { isEstimatedMetric, METRIC_LIST, type MetricId, RANKABLE } from '../../utils/core/metric-list';
import { spanBefore } from '../../utils/core/period';
import type { References } from '../../utils/core/references';
import { readExplanation } from '../../utils/db/explain';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { rowsOfAgentDay } from '../../utils/db/read';
import { copyText } from '../../utils/platform/copy-text';
import { showConversation } from '../../utils/platform/show-conversation';
import type { Settings } from '../../utils/settings/settings';
import { exportNumbers, numbersText } from './export-files';
import { emptyState, openBooks, proofScope, type ReadScope, readNumbers, settleScope } from './number-source';

const BEAT_MS = 30_000;
/** Figures of a span cost more than the popup's: twice a second is quick enough to be believed live. */
const GAP_MS = 500;

interface FiguresTabProps {
  opening: Promise<Ledger>;
  settings: Settings;
  scope: NumberScope;
  metric: MetricId;
  /** One hour of the day alone. */
  hour: number | undefined;
  now(): number;
  onMetric(metric: MetricId): void;
  onHour(hour: number | undefined): void;
  onScope(parts: Partial<NumberScope>): void;
  hrefOf: FigureHref;
}

interface Reading {
  read: ReadScope;
  numbers: NumberDay | undefined;
}

export function FiguresTab(props: FiguresTabProps) {
  const { opening, settings, scope, metric, hour, now, onMetric, onHour, onScope, hrefOf } = props;
  const t = useText();
  const beat = useBeat(BEAT_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (reading: Reading | undefined) => void, onLost: () => void) =>
      follow(
        openBooks(opening),
        async (books) => {
          const read = await settleScope(books, settings, scope);
          return read && { read, numbers: await readNumbers(books.ledger, read, now(), t) };
        },
        { onValue, onLost },
        GAP_MS,
      ),
    [opening, settings, scope, now, t, beat],
  );
  const reading = useFollowed(subscribe);
  const value = reading.state === 'ready' ? reading.value : undefined;
  const read = value?.read;
  const isDay = scope.period === 'day';
  const who =
    read && `${read.siteId} ${read.agentId} ${read.day} ${read.view} ${read.shiftOnly} ${read.shopId} ${hour}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `who` names what `read` would be followed for
  const subscribeProof = useCallback(
    (onValue: (proof: { who: string; explanation: Explanation }) => void, onLost: () => void) => {
      if (!read || !isDay) return () => undefined;
      const { agentId, siteId, day } = read;
      const query = { ...proofScope(read), ...(hour !== undefined && { hours: new Set([hour]) }) };
      return follow(
        opening,
        async (ledger) => {
          await rowsOfAgentDay(ledger, agentId, siteId, day);
          return { who: `${who}`, explanation: await readExplanation(ledger, query, metric, now()) };
        },
        { onValue, onLost },
        GAP_MS,
      );
    },
    [opening, who, metric, isDay, settings, beat],
  );
  const proof = useFollowed(subscribeProof);
  const imported = useMemo(() => importedOf(settings, read), [settings, read]);
  if (reading.state !== 'ready') return <Placeholder state={reading.state} />;
  if (!value || !read) return <Placeholder state="first-run" />;
  const { numbers } = value;
  if (!numbers) return <Placeholder state={emptyState(read, now())} />;
  // The last proof stays until the next one is read: of another day, hour or number it is none.
  const isAsked = proof.state === 'ready' && proof.value.who === who && proof.value.explanation.metric === metric;
  const explanation = isAsked && isDay ? proof.value.explanation : undefined;
  const openReference = (kind: keyof References) => hrefOfReference(kind, metric, read, hrefOf);
  const onDay = (day: string) => onScope({ day: day as NumberScope['day'], period: 'day' });
  return (
    <>
      <FiguresView
        numbers={numbers}
        chosen={metric}
        zone={settings.calendar.zone}
        imported={imported}
        proof={
          explanation ? (
            <ExplainPanel
              key={`${who} ${metric}`}
              model={modelOf(numbers, explanation, settings, hour)}
              callbacks={{
                ...(hour !== undefined && { onWhole: () => onHour(undefined) }),
                onCopy: copyText,
                hrefOf: openReference,
                onJump: (id) => showConversation(read.site, id),
              }}
            />
          ) : (
            !isDay && (
              <ExplainSpan
                key={`${who} ${metric}`}
                model={spanModelOf(numbers, metric, settings)}
                onCopy={copyText}
                hrefOf={openReference}
                onDay={onDay}
              />
            )
          )
        }
        hour={hour}
        onChoose={onMetric}
        onDay={onDay}
        onHour={onHour}
      />
      <ExportBar
        onFile={async (what, format) =>
          exportNumbers(await opening, read, numbers, { what, format, imported }, now(), t)
        }
        onText={() => copyText(numbersText(numbers, t))}
      />
    </>
  );
}

/** Where what a number is held against opens: the span before it, the ranking, what somebody set. Own days stand beside it as a picture. */
function hrefOfReference(
  kind: keyof References,
  metric: MetricId,
  { period, day }: ReadScope,
  hrefOf: FigureHref,
): string | undefined {
  switch (kind) {
    case 'yesterday':
    case 'previous':
      return hrefOf({ metric, day: spanBefore(period, day).from });
    case 'median':
    case 'best':
      // The ranking does not order by every figure.
      return RANKABLE.includes(metric) ? hrefOf({ metric, tab: 'ranking' }) : undefined;
    case 'industry':
      return hrefOf({ metric, tab: 'targets' });
    default:
      return undefined;
  }
}

/** What the platform's own sheets said of exactly this agent, day and rule. */
function importedOf(settings: Settings, read: ReadScope | undefined): Record<string, number> {
  if (read?.period !== 'day' || read.shopId !== undefined || read.shiftOnly) return {};
  const { siteId, agentId, day, rule } = read;
  return Object.fromEntries(
    settings.reconciled
      .filter(
        (each) => each.siteId === siteId && each.agentId === agentId && each.day === day && each.ruleId === rule.id,
      )
      .map(({ metric, theirs }) => [metric, theirs]),
  );
}

function proofOf(numbers: NumberDay, metric: MetricId, settings: Settings): ProofModel {
  const value = numbers.figures[METRIC_LIST[metric].key];
  return {
    metric,
    ...(value !== undefined && { value }),
    estimated: isEstimatedMetric(metric, numbers.figures),
    agentName: numbers.agentName,
    siteName: numbers.siteName,
    day: numbers.from === numbers.to ? numbers.from : `${numbers.from} – ${numbers.to}`,
    zone: settings.calendar.zone,
    rule: numbers.rule,
    ...(numbers.coverage !== undefined && { coverage: numbers.coverage }),
    references: numbers.references[metric] ?? {},
  };
}

function modelOf(
  numbers: NumberDay,
  explanation: Explanation,
  settings: Settings,
  hour: number | undefined,
): ExplainModel {
  const { metric, figures } = explanation;
  const { value: _whole, ...whole } = proofOf(numbers, metric, settings);
  if (hour === undefined) return { ...proofOf(numbers, metric, settings), explanation };
  const value = figures[METRIC_LIST[metric].key];
  // Whole days are no fair company for an hour.
  return {
    ...whole,
    ...(value !== undefined && { value }),
    estimated: isEstimatedMetric(metric, figures),
    hour,
    references: {},
    explanation,
  };
}

function spanModelOf(numbers: NumberDay, metric: MetricId, settings: Settings): SpanModel {
  const { key, sample } = METRIC_LIST[metric];
  return {
    ...proofOf(numbers, metric, settings),
    days: numbers.parts.flatMap(({ day, figures }) => {
      if (day === undefined || !figures) return [];
      const value = figures[key];
      return [{ day, ...(value !== undefined && { value }), sample: figures[sample] ?? 0 }];
    }),
    waits: numbers.waits,
  };
}

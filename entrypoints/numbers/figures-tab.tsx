/** Joins the figures tab to the ledger: the span's numbers, the proof of the open one, files to take along. */
import { useCallback, useMemo } from 'react';
import type { ExplainModel } from '../../components/figures/explain-model';
import { ExplainPanel } from '../../components/figures/explain-panel';
import { ExportBar } from '../../components/numbers/export-bar';
import { FiguresView } from '../../components/numbers/figures-view';
import type { NumberDay, NumberScope } from '../../components/numbers/numbers-model';
import { Placeholder } from '../../components/placeholder';
import { useText } from '../../components/text';
import { useBeat, useFollowed } from '../../components/use-followed';
import type { Explanation } from '../../utils/core/explain';
import { isEstimatedMetric, METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { readExplanation } from '../../utils/db/explain';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { rowsOfAgentDay } from '../../utils/db/read';
import { copyText } from '../../utils/platform/copy-text';
import { showConversation } from '../../utils/platform/show-conversation';
import type { Settings } from '../../utils/settings/settings';
import { exportNumbers, numbersText } from './export-files';
import { emptyState, proofScope, type ReadScope, readNumbers, settleScope } from './number-source';

const BEAT_MS = 30_000;
/** Figures of a span cost more than the popup's: twice a second is quick enough to be believed live. */
const GAP_MS = 500;

interface FiguresTabProps {
  opening: Promise<Ledger>;
  settings: Settings;
  scope: NumberScope;
  metric: MetricId;
  now(): number;
  onMetric(metric: MetricId): void;
  onScope(parts: Partial<NumberScope>): void;
}

interface Reading {
  read: ReadScope;
  numbers: NumberDay | undefined;
}

export function FiguresTab({ opening, settings, scope, metric, now, onMetric, onScope }: FiguresTabProps) {
  const t = useText();
  const beat = useBeat(BEAT_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beat reads again what only time changes
  const subscribe = useCallback(
    (onValue: (reading: Reading | undefined) => void, onLost: () => void) =>
      follow(
        async () => {
          const ledger = await opening;
          const read = await settleScope(ledger, settings, scope);
          return read && { read, numbers: await readNumbers(ledger, read, now(), t) };
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
  const who = read && `${read.siteId} ${read.agentId} ${read.day} ${read.view} ${read.shiftOnly} ${read.shopId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `who` names what `read` would be followed for
  const subscribeProof = useCallback(
    (onValue: (explanation: Explanation) => void, onLost: () => void) => {
      if (!read || !isDay) return () => undefined;
      const { agentId, siteId, day } = read;
      const query = proofScope(read);
      return follow(
        async () => {
          const ledger = await opening;
          await rowsOfAgentDay(ledger, agentId, siteId, day);
          return readExplanation(ledger, query, metric, now());
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
  const explanation = proof.state === 'ready' && proof.value.metric === metric && isDay ? proof.value : undefined;
  return (
    <>
      <FiguresView
        numbers={numbers}
        chosen={metric}
        zone={settings.calendar.zone}
        imported={imported}
        proof={
          explanation && (
            <ExplainPanel
              key={`${who} ${metric}`}
              model={modelOf(numbers, explanation, settings)}
              callbacks={{ onCopy: copyText, onJump: (id) => showConversation(read.site, id) }}
            />
          )
        }
        onChoose={onMetric}
        onDay={(day) => onScope({ day: day as NumberScope['day'], period: 'day' })}
      />
      <ExportBar
        hasTurns={isDay}
        onFile={async (what, format) =>
          exportNumbers(await opening, read, numbers, { what, format, imported }, now(), t)
        }
        onText={() => copyText(numbersText(numbers, t))}
      />
    </>
  );
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

function modelOf(numbers: NumberDay, explanation: Explanation, settings: Settings): ExplainModel {
  const { metric } = explanation;
  const value = numbers.figures[METRIC_LIST[metric].key];
  return {
    metric,
    ...(value !== undefined && { value }),
    estimated: isEstimatedMetric(metric, numbers.figures),
    agentName: numbers.agentName,
    siteName: numbers.siteName,
    day: numbers.from,
    zone: settings.calendar.zone,
    rule: numbers.rule,
    ...(numbers.coverage !== undefined && { coverage: numbers.coverage }),
    references: numbers.references[metric] ?? {},
    explanation,
  };
}

/** The numbers page with invented days and seams that change nothing outside. */
import { ComparedTable } from '../../../components/numbers/compared-table';
import { NumbersApp, type NumberTab } from '../../../components/numbers/numbers-app';
import { PlanView } from '../../../components/numbers/plan-view';
import { RankingBoard } from '../../../components/numbers/ranking-board';
import type { MetricHistory } from '../../../components/numbers/reconcile-model';
import { ReconcileView } from '../../../components/numbers/reconcile-view';
import { RhythmView } from '../../../components/numbers/rhythm-view';
import { ScorecardView } from '../../../components/numbers/scorecard-view';
import { StoryView } from '../../../components/numbers/story-view';
import { TargetsView } from '../../../components/numbers/targets-view';
import { asId } from '../../../utils/core/ids';
import { DEFAULT_SCORECARD } from '../../../utils/core/scorecard';
import { RULES } from '../../../utils/rules/index';
import { BattlesPreview } from './battles-preview';
import { board, elsewhere } from './board-samples';
import { FiguresPreview } from './figures-preview';
import { CHOICES, DAY, NOW, numberDay, story } from './numbers-samples';
import { PROMISED, RHYTHM, sheet } from './story-samples';

type Locale = 'zh' | 'en';
const yes = async () => true;
const href = () => '#figures';

function history(): MetricHistory[] {
  const line = { siteId: asId<never>('pdd'), agentId: asId<never>('b'), ruleId: 'pdd', day: DAY, coverage: 0.93 };
  return [
    {
      metric: 'average',
      compared: 12,
      equal: 10,
      meanError: 0.021,
      last: [{ ...line, metric: 'average', ours: 27_400, theirs: 21_300, reason: 'robots' }],
    },
  ];
}

function Compared({ locale }: { locale: Locale }) {
  const name = locale === 'zh' ? '小禾' : 'Robin';
  const line = {
    siteId: asId<never>('pdd'),
    agentId: asId<never>('b'),
    ruleId: 'pdd',
    day: DAY,
    coverage: 0.93,
    agentName: name,
  };
  return (
    <div className="view">
      <ComparedTable
        hrefOf={href}
        comparison={{
          lines: [
            { ...line, metric: 'receptions', ours: 34, theirs: 34, reason: 'equal' },
            { ...line, metric: 'share', ours: 0.912, theirs: 0.971, reason: 'robots' },
            { ...line, metric: 'average', ours: 27_400, theirs: 21_300, reason: 'unexplained' },
            { ...line, metric: 'answerAsk', theirs: 1.4, reason: 'unknown' },
          ],
          strangers: ['旺旺客服'],
          unread: 2,
          left: 0,
        }}
      />
    </div>
  );
}

function content(state: string, locale: Locale) {
  const zh = locale === 'zh';
  const numbers = numberDay(locale);
  switch (state) {
    case 'month':
      return <FiguresPreview locale={locale} metric="average" period="month" />;
    case 'hour':
      return <FiguresPreview locale={locale} metric="average" period="day" hour={14} />;
    case 'coverage':
      return <FiguresPreview locale={locale} metric="average" period="day" />;
    case 'talks':
      return <FiguresPreview locale={locale} metric="agentChars" period="day" />;
    case 'ranking':
    case 'elsewhere':
    case 'composite':
    case 'many':
      return (
        <RankingBoard
          hrefOf={href}
          board={
            state === 'elsewhere'
              ? elsewhere(locale)
              : board(locale, state === 'composite' ? 'composite' : 'average', state === 'many')
          }
          callbacks={{
            onBy: () => undefined,
            onWeights: yes,
            onPrivate: () => undefined,
            onSameHours: () => undefined,
            onCopy: yes,
            onOpen: () => undefined,
          }}
        />
      );
    case 'story':
      return (
        <StoryView
          story={story()}
          numbers={numbers}
          zone="Asia/Shanghai"
          onJump={() => undefined}
          said=""
          promised={PROMISED}
          hrefOf={href}
          now={NOW}
          after={<RhythmView {...RHYTHM} />}
        />
      );
    case 'plan':
      return (
        <div className="view">
          <PlanView
            model={{
              set: { goalCents: 20_000_00, serviceShare: 0.4, conversion: null, orderValueCents: null },
              measured: { conversion: 0.31, orderValueCents: 6_450 },
              doneCents: 1_820_00,
              hasShift: true,
              agents: [
                { id: 'a', name: zh ? '阿遥' : 'Avery', hours: 8, hoursSet: true },
                { id: 'b', name: zh ? '小禾' : 'Robin', hours: 9, hoursSet: false },
              ],
            }}
            callbacks={{ onPlan: yes }}
          />
          <ScorecardView
            model={{
              agentName: numbers.agentName,
              span: '2026-11-01 – 2026-11-30',
              spanBefore: '2026-10-01 – 2026-10-31',
              settings: DEFAULT_SCORECARD,
              now: numbers.figures,
              before: { ...numbers.figures, averageMs: 22_000, unitShare: 0.93 },
              references: { share: 0.95, average: 25_000 },
              referenceKinds: { share: 'target', average: 'industry' },
            }}
            onSettings={yes}
            onGiven={yes}
            hrefOf={href}
          />
        </div>
      );
    case 'reconcile':
    case 'sheet':
      return (
        <ReconcileView
          day={DAY}
          history={history()}
          hrefOf={href}
          seams={{
            onRead: async () =>
              state === 'sheet' ? { ok: true, sheets: [sheet(locale)] } : { ok: false, code: 'sheet-empty' },
            onCompare: async () => ({ lines: [], strangers: [], unread: 0, left: 0 }),
            onKeep: yes,
          }}
        />
      );
    case 'compared':
      return <Compared locale={locale} />;
    case 'battles':
      return <BattlesPreview locale={locale} />;
    case 'targets':
    case 'paste':
      return (
        <TargetsView
          model={{
            rules: RULES.map((rule) => ({
              id: rule.id,
              name: zh ? rule.name.zh : rule.name.en,
              note: zh ? rule.note.zh : rule.note.en,
              validFrom: rule.validFrom,
              target: rule.id === 'pdd' ? { share: 0.95, averageSec: 20 } : {},
              industry:
                rule.id === 'pdd'
                  ? { average: { value: 30_000, source: zh ? '主管 11 月会' : 'November meeting' } }
                  : {},
            })),
            shift: { fromMin: 1200, toMin: 1560 },
            dayCut: '00:00',
            minimumSample: 20,
            dayCap: 120,
          }}
          callbacks={{ onTarget: yes, onIndustry: yes, onCopy: yes, onShift: yes, onSample: yes, onDayCap: yes }}
        />
      );
    default:
      return <FiguresPreview locale={locale} metric="average" period="day" />;
  }
}

const TAB_OF: Record<string, NumberTab> = {
  ranking: 'ranking',
  composite: 'ranking',
  elsewhere: 'ranking',
  many: 'ranking',
  battles: 'ranking',
  story: 'story',
  plan: 'plan',
  reconcile: 'reconcile',
  sheet: 'reconcile',
  compared: 'reconcile',
  targets: 'targets',
  paste: 'targets',
};

export function NumbersPreview({ locale, state }: { locale: Locale; state: string }) {
  return (
    <NumbersApp
      tab={TAB_OF[state] ?? 'figures'}
      scope={{
        day: DAY,
        period: state === 'month' ? 'month' : 'day',
        view: 'platform',
        shiftOnly: false,
        siteId: asId('pdd'),
        agentId: asId('b'),
      }}
      choices={CHOICES(locale)}
      onTab={() => undefined}
      onScope={() => undefined}
    >
      {content(state, locale)}
    </NumbersApp>
  );
}

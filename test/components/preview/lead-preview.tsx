/** The lead's page with invented packs and seams that change nothing outside. */

import { DropQuestion } from '../../../components/lead/drop-question';
import { type EditorSeams, PackEditor } from '../../../components/lead/editor/pack-editor';
import type { Quiet } from '../../../components/lead/editor/test-box';
import { type HandoutFlaw, HandoutSection } from '../../../components/lead/handout-section';
import { LeadApp } from '../../../components/lead/lead-app';
import type { EditorStart, Uses } from '../../../components/lead/lead-model';
import { FeedList } from '../../../components/lead/packs/feed-list';
import { KeptQuestions } from '../../../components/lead/packs/kept-questions';
import { type ListSeams, PackList } from '../../../components/lead/packs/pack-list';
import { ReasonSection } from '../../../components/lead/reason-section';
import { asId, type SnippetId } from '../../../utils/core/ids';
import { EMPTY_MEMORY } from '../../../utils/core/matching/memory';
import { findDuplicates } from '../../../utils/core/pack-duplicates';
import type { Snippet } from '../../../utils/core/snippet';
import { applyMapping } from '../../../utils/library/sheets/apply-mapping';
import { sampleFeedSeams, sampleFeeds, sampleKept, sampleQuestionSeams, sampleQuestions } from './feed-samples';
import { sampleOwn } from './given-samples';
import { leadSample } from './page-samples';
import { sampleReasons } from './rule-sample';
import {
  changedSnippets,
  type Locale,
  manySnippets,
  sampleConflicts,
  samplePicture,
  samplePlan,
  sampleSheets,
  sampleSnippets,
  sampleStart,
} from './script-samples';

const USES: Uses = new Map([
  [asId<SnippetId>('s0'), { used: 41, sent: 40, edited: 6, editedShares: 1.2, askedAgain: 9 }],
  [asId<SnippetId>('s3'), { used: 12, sent: 12, edited: 0, editedShares: 0, askedAgain: 0 }],
]);

export function sampleListSeams(locale: Locale = 'zh', state = ''): ListSeams {
  const after = state === 'scriptsDiff' ? changedSnippets(locale) : sampleSnippets(locale).slice(0, 3);
  const plan = {
    ...samplePlan(sampleStart(locale), after),
    ...(state === 'scriptsSigned' && {
      signature: { state: 'unknown' as const, key: 'Jr1w0kQ-2vXyq9ZtE7mB5nC8sLdHfAaUuP3oGiKeTjM' },
    }),
  };
  const refused = REFUSED[state];
  const older = { ...plan, refusal: { ok: false, code: 'older-version', where: '' } as const };
  const conflict = { ...plan, diff: { ...plan.diff, conflicts: sampleConflicts(locale) } };
  return {
    onOpen: () => undefined,
    onCopy: async () => true,
    onCreate: async () => true,
    onRemove: async () => true,
    onUse: async () => true,
    onUses: async () => ({
      days: 30,
      lines: sampleSnippets(locale).flatMap(({ id, title }) => {
        const use = USES.get(id);
        return use ? [{ id, title, use }] : [];
      }),
      unused: 62,
    }),
    onGoBack: async () => true,
    onCompare: async () => plan.diff,
    onExport: async () => [{ name: 'autumn-v7.json', url: 'about:blank', bytes: 48_000 }],
    onRead: async () =>
      refused
        ? { kind: 'refused', refusal: { ok: false, ...refused } }
        : state.startsWith('scriptsSheet')
          ? { kind: 'sheets', sheets: sampleSheets(locale) }
          : { kind: 'pack', plan: { scriptsConflict: conflict, scriptsOlder: older }[state] ?? plan },
    onMap({ name, rows, mapping }) {
      const category = locale === 'zh' ? '未分类' : 'Other';
      const { snippets, problems } = applyMapping({ name, rows: rows as string[][] }, mapping, { category });
      return { snippets, troubles: problems };
    },
    onPlan: async () => plan,
    onTrust: async () => true,
    onPut: async () => ({ ok: true }),
  };
}

const REFUSED: Record<string, { code: string; where: string }> = {
  scriptsRefused: { code: 'bad-signature', where: '' },
  scriptsMixed: { code: 'packs-mixed', where: '“秋冬女装”、“Winter”' },
};
const USUAL: Record<string, Quiet> = { s3: 'hours' };
const IDLE = () => undefined;
const QUIET: Record<string, Quiet> = { s0: 'expired', s1: 'off', s2: 'hours' };
const FLAWS: Record<string, HandoutFlaw> = {
  handoutDown: 'down',
  handoutGone: 'gone',
  handoutRefused: 'refused',
  handoutLarge: 'large',
};

const HOLDS = { scripts: 64, words: 2, coach: true, patches: 1, rests: 1, settings: 2 };

function SampleHandout({ locale, flaw }: { locale: Locale; flaw: HandoutFlaw }) {
  const title = locale === 'zh' ? '秋冬女装' : 'Autumn wear';
  return (
    <HandoutSection
      packs={[{ id: 'team', title, version: 7, have: 9, of: 12, previous: 6, holds: HOLDS }]}
      shops={[]}
      hours={[]}
      onPush={async () => flaw}
      onGoBack={async () => flaw}
    />
  );
}

export function sampleEditorSeams(start: EditorStart, state = ''): EditorSeams {
  return {
    onSave: async () => true,
    onFindDuplicates: async (snippets) => findDuplicates(snippets),
    onPlan: async (head, snippets) => {
      const plan = samplePlan(start, snippets);
      return { ...plan, packs: plan.packs.map((pack) => ({ ...pack, ...(head.sites && { sites: head.sites }) })) };
    },
    onPublish: async () => ({ ok: true }),
    onClose: () => undefined,
    whyQuiet: ({ id }) => (state === 'editorTestQuiet' ? QUIET : USUAL)[id],
    makeId: () => asId<SnippetId>(`new-${Math.random().toString(36).slice(2)}`),
  };
}

function editedSnippets(locale: Locale, state: string): Snippet[] {
  if (state === 'editorEmpty') return [];
  if (state === 'editorMany') return manySnippets(locale);
  const usual = sampleSnippets(locale);
  return state === 'editorPicture' ? usual.map((one) => ({ ...one, picture: samplePicture(locale) })) : usual;
}

export function LeadPreview({ locale, state }: { locale: Locale; state: string }) {
  const { team, packs, rules } = leadSample(
    locale,
    ['empty', 'board', 'bigScreen', 'totals'].includes(state) ? state : 'usual',
  );
  const isScripts = !(['usual', 'empty', 'reasons', 'board', 'bigScreen', 'totals'].includes(state) || state in FLAWS);
  const usual = sampleStart(locale, editedSnippets(locale, state));
  const start = state === 'editorConflict' ? { ...usual, conflicts: sampleConflicts(locale) } : usual;
  const scripts = state.startsWith('editor') ? (
    <PackEditor
      start={state === 'editorEmpty' ? { ...start, base: [] } : start}
      uses={USES}
      others={[]}
      memory={EMPTY_MEMORY}
      kept={sampleKept(locale)}
      own={sampleOwn(locale)}
      seams={sampleEditorSeams(start, state)}
    />
  ) : (
    <>
      <PackList packs={state === 'noPacks' ? [] : packs} seams={sampleListSeams(locale, state)} />
      <KeptQuestions
        questions={state === 'noPacks' ? [] : sampleQuestions(locale)}
        unmatched={state === 'noPacks' ? 0 : 12}
        seams={sampleQuestionSeams()}
      />
      <FeedList feeds={state === 'noPacks' ? [] : sampleFeeds(locale)} seams={sampleFeedSeams()} />
    </>
  );
  return (
    <LeadApp
      tab={isScripts ? 'scripts' : 'team'}
      team={team}
      view={{
        ...{ column: 'unanswered', find: '', uncovered: false, pinned: ['b'] },
        ...(state === 'totals' && { totals: 'group' }),
      }}
      onView={() => undefined}
      rules={rules}
      reasons={state === 'reasons' && <ReasonSection {...sampleReasons(locale)} onCopy={async () => true} />}
      hub={FLAWS[state] && <SampleHandout locale={locale} flaw={FLAWS[state]} />}
      question={state === 'editorAway' && <DropQuestion words="leaveUnkept" onDrop={IDLE} onStay={IDLE} />}
      full={state.startsWith('editor')}
      scripts={scripts}
      onTab={() => undefined}
    />
  );
}

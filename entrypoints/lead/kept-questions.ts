/** Joins the questions agents have kept to the packs they belong to: shown to the lead, taken into a draft, or dropped. */
import type { KeptQuestion, KeptQuestionSeams } from '../../components/lead/packs/kept-questions';
import type { Translate } from '../../components/text';
import { asId, type PackId } from '../../utils/core/ids';
import { normalise } from '../../utils/core/matching/normalise';
import { knowsQuestion, type Remembered } from '../../utils/core/remembered';
import type { Snippet } from '../../utils/core/snippet';
import { LIMITS } from '../../utils/core/snippet-check';
import type { Ledger } from '../../utils/db/ledger';
import { readRemembered } from '../../utils/db/remembered';
import { ask } from '../../utils/messaging/client';
import { draftSaver } from './draft-saver';
import { newHead, toFile } from './pack-files';
import { familiesOf, openPack, type PackFamily } from './pack-source';
import { makeSnippetId, planScripts, putPlan } from './plans';

/** Newest first. What the published script knows by now is not shown any more. */
export async function readKeptQuestions(ledger: Ledger): Promise<KeptQuestion[]> {
  const remembered = await readRemembered(ledger);
  if (remembered.length === 0) return [];
  const families = familiesOf(await ledger.packs.toArray());
  const isAnswered = await answeredBy(ledger, families, remembered);
  const found = await Promise.all(
    remembered.reverse().map(async ({ id, snippetId, text, reply, at }): Promise<KeptQuestion | undefined> => {
      const kept = { id, text, at, ...(reply !== undefined && { reply }) };
      if (snippetId === undefined) return { ...kept, state: isAnswered(text) ? 'drafted' : 'open' };
      const family = families.find(({ rows }) =>
        rows.some(({ pack }) => pack.snippets.some((s) => s.id === snippetId)),
      );
      const script = family?.rows.flatMap(({ pack }) => pack.snippets).find((each) => each.id === snippetId);
      // Its script is gone: nobody can be offered it, but it is still kept, and can be let go.
      if (!family || !script) return { ...kept, state: 'gone' };
      if (knowsQuestion(script, text)) return undefined;
      const { base, rows } = family;
      const [{ pack }] = rows;
      const drafted = (await ledger.drafts.get([base, snippetId]))?.after;
      const state = drafted && knowsQuestion(drafted, text) ? 'drafted' : isOwn(family) ? 'free' : 'locked';
      return { ...kept, state, scriptTitle: script.title, packTitle: pack.title, packId: base, snippetId };
    }),
  );
  return found.flatMap((question) => question ?? []);
}

/** Whether some script, published or drafted, has been written for a question by now. */
async function answeredBy(
  ledger: Ledger,
  families: readonly PackFamily[],
  remembered: readonly Remembered[],
): Promise<(text: string) => boolean> {
  if (remembered.every(({ snippetId }) => snippetId !== undefined)) return () => false;
  const drafts = await ledger.drafts.toArray();
  const written = [
    ...drafts.flatMap(({ after }) => after ?? []),
    ...families.flatMap(({ rows }) => rows.flatMap(({ pack }) => pack.snippets)),
  ];
  const known = new Set(written.flatMap(({ title, triggers }) => [title, ...triggers]).map(normalise));
  return (text) => known.has(normalise(text));
}

/** What can be changed here. */
const isOwn = ({ rows: [{ builtIn, feedId, signedBy }] }: PackFamily) =>
  !builtIn && feedId === undefined && signedBy === undefined;

/** Only its scripts are written. */
const NO_PACK = {
  format: 'sideline-pack/1',
  id: asId<PackId>('proposals'),
  version: 1,
  title: '',
  author: '',
  locale: 'zh-CN',
} as const;

/** An empty pack of one's own, for a lead who has none that can be changed. */
async function begin(t: Translate): Promise<PackId | undefined> {
  const head = newHead(t('packOwn'), t('authorMe'), t);
  const outcome = await putPlan(await planScripts(undefined, head, []));
  return outcome.ok ? head.id : undefined;
}

function scriptFor(text: string, reply: string): Omit<Snippet, 'category'> {
  return { id: makeSnippetId(), title: text, triggers: [text], body: reply, stage: 'presale', tags: [] };
}

export function keptQuestionSeams(
  opening: Promise<Ledger>,
  onOpen: (packId: PackId) => void,
  t: Translate,
): KeptQuestionSeams {
  return {
    async onExport() {
      const open = (await readKeptQuestions(await opening)).filter(({ state }) => state === 'open');
      const scripts = open.map(({ text, reply = '' }) => ({
        ...scriptFor(text, reply),
        category: t('keptQuestionCategory'),
      }));
      const { writeSheet } = await import('../../utils/library/sheets/write-sheet');
      const language = t('localeTag') === 'en' ? 'en' : 'zh';
      const { type, bytes } = await writeSheet({ ...NO_PACK, snippets: scripts }, 'csv', language);
      return [toFile('proposals.csv', type, bytes)];
    },
    async onWrite({ text, reply = '' }) {
      const ledger = await opening;
      const base = familiesOf(await ledger.packs.toArray()).find(isOwn)?.base ?? (await begin(t));
      const opened = base && (await openPack(ledger, base));
      if (!base || !opened) return false;
      const category = opened.start.snippets[0]?.category ?? t('keptQuestionCategory');
      const script = { ...scriptFor(text, reply), category };
      const isKept = await draftSaver(base, opened)([script, ...opened.start.snippets]);
      if (isKept) onOpen(base);
      return isKept;
    },
    async onTake({ packId, snippetId, text }) {
      const opened = packId === undefined ? undefined : await openPack(await opening, asId<PackId>(packId));
      const script = opened?.start.snippets.find(({ id }) => id === snippetId);
      if (packId === undefined || !opened || !script || script.triggers.length >= LIMITS.triggers) return false;
      const changed = opened.start.snippets.map((each) =>
        each === script ? { ...script, triggers: [...script.triggers, text] } : each,
      );
      return draftSaver(asId<PackId>(packId), opened)(changed);
    },
    onDrop: async ({ id }) => (await ask('library/unremember', { ids: [id] })).ok,
  };
}

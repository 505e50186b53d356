/** Joins the list of packs to what it is read from and to the background; each change is seen through the live query. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PackLine } from '../../components/lead/lead-model';
import { FeedList } from '../../components/lead/packs/feed-list';
import type { FeedLine } from '../../components/lead/packs/feed-model';
import { type KeptQuestion, KeptQuestions } from '../../components/lead/packs/kept-questions';
import { type ListSeams, PackList } from '../../components/lead/packs/pack-list';
import { Placeholder } from '../../components/placeholder';
import { useText } from '../../components/text';
import { useFollowed } from '../../components/use-followed';
import { asId, type BusinessDay, type PackId } from '../../utils/core/ids';
import { follow } from '../../utils/db/follow';
import type { Ledger } from '../../utils/db/ledger';
import { unmatchedSince } from '../../utils/db/unmatched';
import type { Settings } from '../../utils/settings/settings';
import { feedSeams, giveBack, readFeedLines } from './feed-source';
import { keptQuestionSeams, readKeptQuestions } from './kept-questions';
import { exportPack, mapSheet, newHead, planSheets, readFiles } from './pack-files';
import { compareWithPrevious, packOf, readFamily, readPackLines } from './pack-source';
import { goBack, planScripts, putPlan, removeFamily, switchFamily, trustKey } from './plans';
import { readPackUses } from './script-uses';

const GAP_MS = 500;

interface Shown {
  packs: PackLine[];
  feeds: FeedLine[];
  questions: KeptQuestion[];
  unmatched: number;
}

interface ScriptsTabProps {
  /** The first of the last seven business days. */
  firstDay(): BusinessDay;
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
  onOpen(packId: PackId): void;
}

export function ScriptsTab({ opening, settings, now, firstDay, onOpen }: ScriptsTabProps) {
  const t = useText();
  const subscribe = useCallback(
    (onValue: (value: Shown) => void, onLost: () => void) => {
      const read = async (ledger: Ledger) => {
        const [packs, feeds, questions, unmatched] = await Promise.all([
          readPackLines(ledger),
          readFeedLines(ledger),
          readKeptQuestions(ledger),
          unmatchedSince(ledger, firstDay()),
        ]);
        return { packs, feeds, questions, unmatched };
      };
      return follow(opening, read, { onValue, onLost }, GAP_MS);
    },
    [opening, firstDay],
  );
  const reading = useFollowed(subscribe);
  const apply = useApplyMapping();
  const language = t('localeTag') === 'en' ? 'en' : 'zh';
  const seams = useMemo((): ListSeams => {
    const create = async (title: string, author: string, copied: Awaited<ReturnType<typeof readFamily>>) => {
      const head = newHead(title.slice(0, 80), author, t);
      const outcome = await putPlan(await planScripts(undefined, head, copied ? packOf(copied).snippets : []));
      if (outcome.ok) onOpen(head.id);
      return outcome.ok;
    };
    return {
      onOpen: (id) => onOpen(asId<PackId>(id)),
      onCreate: (title, author) => create(title, author, undefined),
      async onCopy(id) {
        const family = await readFamily(await opening, asId<PackId>(id));
        return family ? create(t('copyOf', family.rows[0].pack.title), t('authorMe'), family) : false;
      },
      async onRemove(id) {
        const ledger = await opening;
        const asked = await readFeedLines(ledger);
        const removed = await removeFamily(ledger, asId<PackId>(id));
        // With a pack goes the address that kept it up to date, and with that the leave to ask its host.
        if (removed) await Promise.all(asked.map(({ url }) => giveBack(ledger, url)));
        return removed;
      },
      onUse: async (id, used) => switchFamily(await opening, asId<PackId>(id), used),
      onGoBack: async (id) => goBack(await opening, asId<PackId>(id)),
      onCompare: async (id) => compareWithPrevious(await opening, asId<PackId>(id)),
      onUses: async (id) => readPackUses(await opening, asId<PackId>(id), settings, now()),
      onExport: async (id, format) => exportPack(await opening, asId<PackId>(id), format, language),
      onRead: async (files) => readFiles(await opening, files, t),
      onMap: (sheet) => (apply ? mapSheet(apply, sheet, [], t('categoryNone')) : { snippets: [], troubles: [] }),
      onPlan: async (sheets, target) => planSheets(await opening, sheets, target, t),
      onTrust: trustKey,
      onPut: putPlan,
    };
  }, [opening, settings, now, onOpen, t, language, apply]);
  const feeds = useMemo(() => feedSeams(opening), [opening]);
  const questions = useMemo(() => keptQuestionSeams(opening, onOpen, t), [opening, onOpen, t]);
  if (reading.state !== 'ready') return <Placeholder state={reading.state} />;
  return (
    <>
      <PackList packs={reading.value.packs} seams={seams} />
      <KeptQuestions questions={reading.value.questions} unmatched={reading.value.unmatched} seams={questions} />
      <FeedList feeds={reading.value.feeds} seams={feeds} />
    </>
  );
}

type ApplyMapping = Parameters<typeof mapSheet>[0];

/** The reader of sheets weighs more than the page: it comes while the list is being looked at. */
function useApplyMapping(): ApplyMapping | undefined {
  const [apply, setApply] = useState<{ run: ApplyMapping }>();
  useEffect(() => {
    let left = false;
    import('../../utils/library/sheets/apply-mapping').then(
      ({ applyMapping }) => !left && setApply({ run: applyMapping }),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, []);
  return apply?.run;
}

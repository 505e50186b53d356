/** Joins the editor to the pack it edits: opened once, drafts kept through the background, published as a new version. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type EditorSeams, PackEditor } from '../../components/lead/editor/pack-editor';
import type { Uses } from '../../components/lead/lead-model';
import { Placeholder } from '../../components/placeholder';
import { useText } from '../../components/text';
import type { PackId } from '../../utils/core/ids';
import { EMPTY_MEMORY } from '../../utils/core/matching/memory';
import type { Ledger } from '../../utils/db/ledger';
import { ask } from '../../utils/messaging/client';
import type { Settings } from '../../utils/settings/settings';
import { draftSaver } from './draft-saver';
import { findDuplicatesAside } from './find-duplicates';
import { useOwnCarried } from './own-carried';
import { type OpenedPack, openPack, readFamily } from './pack-source';
import { makeSnippetId, planScripts, putPlan } from './plans';
import { readUses } from './script-uses';
import { useSurroundings } from './use-surroundings';

interface EditorPageProps {
  packId: PackId;
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
  onClose(): void;
}

type Opened = { state: 'loading' | 'lost' | 'gone' } | { state: 'ready'; opened: OpenedPack; round: number };

export function EditorPage({ packId, opening, settings, now, onClose }: EditorPageProps) {
  const t = useText();
  const [opened, setOpened] = useState<Opened>({ state: 'loading' });
  const open = useCallback(async () => {
    const ledger = await opening;
    const found = await openPack(ledger, packId);
    setOpened((before) =>
      found
        ? { state: 'ready', opened: found, round: before.state === 'ready' ? before.round + 1 : 0 }
        : { state: 'gone' },
    );
  }, [opening, packId]);
  useEffect(() => {
    open().catch(() => setOpened({ state: 'lost' }));
  }, [open]);
  const uses = useUses(opening, settings, now);
  const memory = useMemory();
  const own = useOwnCarried(t);
  const found = opened.state === 'ready' ? opened.opened : undefined;
  const seams = useMemo(
    (): Omit<EditorSeams, 'whyQuiet'> | undefined =>
      found && {
        onSave: draftSaver(packId, found),
        onFindDuplicates: findDuplicatesAside,
        onPlan: async (head, snippets) => planScripts(await readFamily(await opening, packId), head, snippets),
        async onPublish(plan) {
          const outcome = await putPlan(plan);
          if (!outcome.ok) return outcome;
          await ask('draft/drop', { packId });
          await open();
          return outcome;
        },
        onClose,
        makeId: makeSnippetId,
      },
    [found, packId, opening, open, onClose],
  );
  const { others, whyQuiet } = useSurroundings(packId, opening, settings, now);
  if (opened.state === 'gone') {
    return (
      <div className="empty">
        <p>{t('packGone')}</p>
        <button type="button" className="plain" onClick={onClose}>
          {t('editorBack')}
        </button>
      </div>
    );
  }
  if (opened.state !== 'ready' || !found || !seams)
    return <Placeholder state={opened.state === 'lost' ? 'lost' : 'loading'} />;
  return (
    <>
      {opened.round > 0 && (
        <p className="done" role="status">
          ✓ {t('packPublished')}
        </p>
      )}
      <PackEditor
        key={opened.round}
        start={found.start}
        uses={uses}
        others={others}
        memory={memory}
        kept={found.kept}
        own={own}
        seams={{ ...seams, whyQuiet }}
      />
    </>
  );
}

function useUses(opening: Promise<Ledger>, settings: Settings, now: () => number): Uses | undefined {
  const [uses, setUses] = useState<Uses>();
  useEffect(() => {
    let left = false;
    opening
      .then((ledger) => readUses(ledger, settings, now()))
      .then(
        (read) => !left && setUses(read),
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, [opening, settings, now]);
  return uses;
}

function useMemory() {
  const [memory, setMemory] = useState(EMPTY_MEMORY);
  useEffect(() => {
    void ask('memory/read', {}).then((reply) => reply.ok && reply.value.memory && setMemory(reply.value.memory));
  }, []);
  return memory;
}

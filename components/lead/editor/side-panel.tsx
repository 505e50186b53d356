/** Beside the table: the form of the active script, the test box, duplicates. */
import type { Ref } from 'react';
import type { SnippetId } from '../../../utils/core/ids';
import type { MatchMemory } from '../../../utils/core/matching/memory';
import type { DuplicateGroup } from '../../../utils/core/pack-duplicates';
import { mergeSnippets, type Snippets } from '../../../utils/core/pack-edit';
import type { PhraseClaims } from '../../../utils/core/phrase-claims';
import type { Remembered } from '../../../utils/core/remembered';
import type { Snippet } from '../../../utils/core/snippet';
import { LIMITS, plainText } from '../../../utils/core/snippet-check';
import { Tabs } from '../../tabs';
import { useText } from '../../text';
import { DuplicatesView } from './duplicates-view';
import { ScriptForm } from './script-form';
import { type Quiet, TestBox } from './test-box';
import { useTester } from './use-tester';

export type Panel = 'edit' | 'test' | 'duplicates';

interface SidePanelProps {
  panel: Panel;
  onPanel(panel: Panel): void;
  active: Snippet | undefined;
  snippets: Snippets;
  categories: readonly string[];
  claims: PhraseClaims | undefined;
  kept: readonly Remembered[];
  others: Snippets;
  memory: MatchMemory;
  titleOf(id: string): string;
  firstField: Ref<HTMLInputElement>;
  onPut(next: Snippet, about?: string): void;
  onApply(change: (snippets: Snippets) => Snippets): void;
  onOpen(id: string): void;
  onLeave(): void;
  onFindDuplicates(snippets: Snippets): Promise<readonly DuplicateGroup[]>;
  whyQuiet(snippet: Snippet, isOwn: boolean): Quiet | undefined;
}

export function SidePanel(props: SidePanelProps) {
  const { panel, onPanel, active, snippets, categories, claims, titleOf, firstField, onPut, onApply, onOpen, onLeave } =
    props;
  const t = useText();
  const open = (id: string) => {
    onOpen(id);
    onPanel('edit');
  };
  return (
    <div className="editor-side">
      <Tabs
        label={t('editorPanels')}
        tabs={[
          { name: 'edit', label: t('panelEdit') },
          { name: 'test', label: t('panelTest') },
          { name: 'duplicates', label: t('panelDuplicates') },
        ]}
        selected={panel}
        onSelect={onPanel}
      >
        {panel === 'edit' &&
          (active ? (
            <ScriptForm
              key={active.id}
              snippet={active}
              categories={categories}
              claims={claims}
              kept={props.kept}
              titleOf={titleOf}
              onChange={onPut}
              onLeave={onLeave}
              onOpen={onOpen}
              firstField={firstField}
            />
          ) : (
            <p className="empty">{t(snippets.length === 0 ? 'editorFirst' : 'editorPick')}</p>
          ))}
        {panel === 'test' && <TestPanel {...props} onOpen={open} />}
        {panel === 'duplicates' && (
          <DuplicatesView
            snippets={snippets}
            onFind={props.onFindDuplicates}
            onOpen={open}
            onKeep={(keep, others) => onApply((list) => mergeSnippets(list, keep, others, LIMITS.triggers))}
          />
        )}
      </Tabs>
    </div>
  );
}

/** Only while it is shown is there an index to keep up. */
function TestPanel({ active, snippets, others, memory, onOpen, onPut, whyQuiet }: SidePanelProps) {
  const tester = useTester(snippets, others, memory);
  const own = new Set<SnippetId>(snippets.map(({ id }) => id));
  const isFull = active === undefined || active.triggers.length >= LIMITS.triggers;
  const addTo = (text: string) => {
    const trigger = plainText(text, 'joined').replace(/\s+/g, ' ').trim().slice(0, LIMITS.trigger);
    if (active && trigger !== '' && !active.triggers.includes(trigger)) {
      onPut({ ...active, triggers: [...active.triggers, trigger] });
    }
  };
  return (
    <TestBox
      tester={tester}
      isOwn={(id) => own.has(id)}
      whyQuiet={whyQuiet}
      onOpen={onOpen}
      onAddTrigger={isFull ? undefined : addTo}
    />
  );
}

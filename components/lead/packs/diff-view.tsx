/** What would change, before it does: new, changed with before and after, moved, gone, changed on both sides, said twice. */
import { type ReactNode, useId } from 'react';
import type { PackDiff, SnippetChange, SnippetConflict } from '../../../utils/core/pack-diff';
import type { DuplicateGroup } from '../../../utils/core/pack-duplicates';
import type { Snippet } from '../../../utils/core/snippet';
import { type MessageKey, useText } from '../../text';
import { ConflictSides } from '../conflict-sides';
import { FIELD_KEYS, fieldText } from '../field-words';

/** More than these are counted, not listed: nobody reads a thousand lines before a click. */
const LISTED = 100;

interface DiffViewProps {
  diff: PackDiff;
  duplicates?: readonly DuplicateGroup[];
  /** To name scripts of `duplicates`. */
  snippets?: readonly Snippet[];
}

export function DiffView({ diff, duplicates = [], snippets = [] }: DiffViewProps) {
  const t = useText();
  const { added, changed, moved, gone, conflicts, kept, unchanged } = diff;
  const isEmpty = added.length + changed.length + moved.length + gone.length + conflicts.length + kept.length === 0;
  return (
    <div className="diff">
      {isEmpty && <p>{t('diffNone', unchanged)}</p>}
      {!isEmpty && unchanged > 0 && <p className="lead-in">{t('diffUnchanged', unchanged)}</p>}
      <Group name="diffAdded" tone="added" items={added} open={false} line={(snippet) => <Line snippet={snippet} />} />
      <Group name="diffChanged" tone="changed" items={changed} open line={(change) => <Change change={change} />} />
      <Group name="diffMoved" tone="changed" items={moved} open={false} line={(change) => <Change change={change} />} />
      <Group name="diffGone" tone="gone" items={gone} open line={(snippet) => <Line snippet={snippet} />} />
      <Group name="diffKept" tone="changed" items={kept} open={false} line={(change) => <Change change={change} />} />
      <Group name="diffConflicts" tone="gone" items={conflicts} open line={(one) => <Conflict conflict={one} />} />
      <Group
        name="diffDuplicates"
        tone="soft"
        items={duplicates}
        open={false}
        line={(group) => <Duplicate group={group} snippets={snippets} />}
      />
    </div>
  );
}

interface GroupProps<Item> {
  name: MessageKey;
  tone: 'added' | 'changed' | 'gone' | 'soft';
  items: readonly Item[];
  open: boolean;
  line(item: Item): ReactNode;
}

function Group<Item>({ name, tone, items, open, line }: GroupProps<Item>) {
  const t = useText();
  const id = useId();
  if (items.length === 0) return null;
  return (
    <details className={`diff-group tone-${tone}`} open={open}>
      <summary id={id}>{t(name, items.length)}</summary>
      <ul aria-labelledby={id}>
        {items.slice(0, LISTED).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a difference does not change while it is shown
          <li key={index}>{line(item)}</li>
        ))}
      </ul>
      {items.length > LISTED && <p className="foot">{t('listMore', items.length - LISTED)}</p>}
    </details>
  );
}

function Line({ snippet }: { snippet: Snippet }) {
  return (
    <>
      <strong>{snippet.title}</strong> <span className="foot">{snippet.category}</span>
      <p className="diff-body">{snippet.body}</p>
    </>
  );
}

function Change({ change: { before, after, fields } }: { change: SnippetChange }) {
  const t = useText();
  return (
    <>
      <strong>{after.title || before.title}</strong>
      {fields.map((field) => (
        <p key={field} className="diff-field">
          <span className="foot">{t(FIELD_KEYS[field])}</span>
          <del>
            <span className="unseen">{t('diffBefore')}</span>
            {fieldText(before, field, t)}
          </del>
          <ins>
            <span className="unseen">{t('diffAfter')}</span>
            {fieldText(after, field, t)}
          </ins>
        </p>
      ))}
    </>
  );
}

function Conflict({ conflict }: { conflict: SnippetConflict }) {
  const { base, mine, theirs } = conflict;
  return (
    <>
      <strong>{(mine ?? theirs ?? base)?.title}</strong>
      <ConflictSides conflict={conflict} />
    </>
  );
}

const REASON_KEYS: Record<DuplicateGroup['reason'], MessageKey> = {
  title: 'duplicateTitle',
  trigger: 'duplicateTrigger',
  body: 'duplicateBody',
};

function Duplicate({ group, snippets }: { group: DuplicateGroup; snippets: readonly Snippet[] }) {
  const t = useText();
  const titles = group.ids.flatMap((id) => snippets.find((snippet) => snippet.id === id)?.title ?? []);
  return (
    <>
      {t(REASON_KEYS[group.reason])}
      {group.text !== undefined && ` ${t('quoted', group.text)}`}{' '}
      <span className="foot">{titles.join(t('listSeparator'))}</span>
    </>
  );
}

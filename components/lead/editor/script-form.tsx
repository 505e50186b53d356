/** The form of one script. What is typed stays here until a pause, so that a letter never waits for ten thousand rows. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { STAGES } from '../../../utils/core/pack-edit';
import type { PhraseClaims } from '../../../utils/core/phrase-claims';
import type { Remembered } from '../../../utils/core/remembered';
import type { Snippet, Stage } from '../../../utils/core/snippet';
import { type Flaw, flawsOf, LIMITS, plainText } from '../../../utils/core/snippet-check';
import { triggerOffers } from '../../../utils/core/trigger-offers';
import { useText } from '../../text';
import { FLAW_KEYS, STAGE_KEYS } from '../field-words';
import { BodyField } from './body-field';
import { ConditionFields } from './condition-fields';
import { PictureField } from './picture-field';
import { TagField } from './tag-field';
import { TriggerList } from './trigger-list';

const PAUSE_MS = 250;

interface ScriptFormProps {
  snippet: Snippet;
  categories: readonly string[];
  /** undefined while the list is still being read. */
  claims: PhraseClaims | undefined;
  /** What agents have kept of how buyers ask. */
  kept: readonly Remembered[];
  titleOf(id: string): string;
  /** @param about edits in a row about the same field are one step of undo */
  onChange(next: Snippet, about: string): void;
  onLeave(): void;
  onOpen(id: string): void;
  firstField: Ref<HTMLInputElement>;
}

export function ScriptForm({
  snippet,
  categories,
  claims,
  kept,
  titleOf,
  onChange,
  onLeave,
  onOpen,
  firstField,
}: ScriptFormProps) {
  const t = useText();
  const id = useId();
  const [seen, setSeen] = useState(snippet);
  const [draft, setDraft] = useState(snippet);
  const waiting = useRef<{ next: Snippet; about: string }>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (snippet !== seen) {
    // Undone, or changed with others: what comes from outside is the truth.
    setSeen(snippet);
    setDraft(snippet);
  }
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const { current } = waiting;
    waiting.current = undefined;
    if (!current) return;
    // It comes back as it went: only what differs from it comes from outside.
    setSeen(current.next);
    onChange(current.next, current.about);
  }, [onChange]);
  useEffect(() => {
    // Drawn at once: who keeps the draft looks at what is drawn, and the page may be gone after this event.
    const leave = () => flushSync(flush);
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', leave);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('beforeunload', leave);
      flush();
    };
  }, [flush]);
  const write = (parts: Partial<{ [Field in keyof Snippet]: Snippet[Field] | undefined }>) => {
    const about = `${Object.keys(parts).join()} ${snippet.id}`;
    if (waiting.current && waiting.current.about !== about) flush();
    const next = Object.fromEntries(
      Object.entries({ ...draft, ...parts }).filter(([, value]) => value !== undefined),
    ) as unknown as Snippet;
    setDraft(next);
    waiting.current = { next, about };
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, PAUSE_MS);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    flush();
    onLeave();
  };
  const line = (text: string) => plainText(text, 'joined');
  const isBlank = `${draft.title}${draft.body}${draft.category}` === '' && draft.triggers.length === 0;
  // Nobody is told off for what they have not begun; that it is unfinished stands in the table.
  const flaws = isBlank ? [] : flawsOf(draft);
  const offers = useMemo(() => triggerOffers(draft, kept), [draft, kept]);
  const rivals = draft.shortcut === undefined ? [] : (claims?.othersWithShortcut(draft.shortcut, draft.id) ?? []);
  return (
    <form
      className="script-form"
      aria-label={t('editorForm')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      onBlur={(event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && flush()}
    >
      <label htmlFor={`${id}-title`}>{t('fieldTitle')}</label>
      <input
        id={`${id}-title`}
        ref={firstField}
        type="text"
        maxLength={LIMITS.title}
        value={draft.title}
        aria-describedby={`${id}-title-flaw`}
        onChange={(event) => write({ title: line(event.target.value) })}
      />
      <Flaws id={`${id}-title-flaw`} flaws={flaws} field="title" />
      <BodyField
        id={`${id}-body`}
        body={draft.body}
        flawsId={`${id}-body-flaw`}
        flaws={<Flaws id={`${id}-body-flaw`} flaws={flaws} field="body" />}
        onChange={(body) => write({ body })}
      />
      <PictureField picture={draft.picture} title={draft.title} onChange={(picture) => write({ picture })} />
      <TriggerList
        triggers={draft.triggers}
        sharedWith={(text) => claims?.othersWithTrigger(text, draft.id) ?? []}
        titleOf={titleOf}
        offers={offers}
        onChange={(triggers) => write({ triggers })}
        onOpen={onOpen}
      />
      <Flaws flaws={flaws} field="triggers" />
      <div className="pair">
        <div>
          <label htmlFor={`${id}-category`}>{t('fieldCategory')}</label>
          <input
            id={`${id}-category`}
            type="text"
            list={`${id}-categories`}
            maxLength={LIMITS.category}
            value={draft.category}
            aria-describedby={`${id}-category-flaw`}
            onChange={(event) => write({ category: line(event.target.value) })}
          />
          <datalist id={`${id}-categories`}>
            {categories.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Flaws id={`${id}-category-flaw`} flaws={flaws} field="category" />
        </div>
        <div>
          <label htmlFor={`${id}-stage`}>{t('fieldStage')}</label>
          <select
            id={`${id}-stage`}
            value={draft.stage}
            onChange={(event) => write({ stage: event.target.value as Stage })}
          >
            {STAGES.map((stage) => (
              <option key={stage} value={stage}>
                {t(STAGE_KEYS[stage])}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-shortcut`}>{t('fieldShortcut')}</label>
          <input
            id={`${id}-shortcut`}
            type="text"
            maxLength={LIMITS.shortcut}
            value={draft.shortcut ?? ''}
            aria-describedby={`${id}-shortcut-flaw`}
            onChange={(event) => write({ shortcut: line(event.target.value) || undefined })}
          />
          <p id={`${id}-shortcut-flaw`} className="flaw">
            {rivals[0] !== undefined && t('flawSharedShortcut', titleOf(rivals[0]))}
          </p>
        </div>
        <TagField tags={draft.tags} onChange={(tags) => write({ tags })} />
      </div>
      <ConditionFields
        key={draft.id}
        snippet={draft}
        flawsId={`${id}-to-flaw`}
        flaws={<Flaws id={`${id}-to-flaw`} flaws={flaws} field="activeTo" />}
        onChange={write}
      />
    </form>
  );
}

function Flaws({ id, flaws, field }: { id?: string; flaws: readonly Flaw[]; field: Flaw['field'] }) {
  const t = useText();
  return (
    <p id={id} className="flaw">
      {flaws
        .filter((flaw) => flaw.field === field)
        .map(({ code, weight }) => (
          <span key={code} className={weight}>
            {t(FLAW_KEYS[code])}
          </span>
        ))}
    </p>
  );
}

/** The search palette: a combobox over the library, filters, preview, and what is stacked. Enter inserts, nothing sends. */
import { type KeyboardEvent, memo, useEffect, useId, useMemo, useRef } from 'react';
import type { Stage } from '../../utils/core/snippet';
import { type MessageKey, useText } from '../text';
import { Chips } from './chips';
import type { PaletteCallbacks, PaletteModel } from './palette-model';
import { Preview } from './preview';
import { ResultList } from './result-list';
import { StackLine } from './stack-line';
import { useChoosing } from './use-choosing';

const STAGE_WORD: Record<Stage, MessageKey> = {
  greeting: 'stageGreeting',
  presale: 'stagePresale',
  order: 'stageOrder',
  shipping: 'stageShipping',
  aftersale: 'stageAftersale',
  complaint: 'stageComplaint',
  closing: 'stageClosing',
};
const PAGE_STEP = 6;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_STEP, PageUp: -PAGE_STEP };

/** Why there is nothing in the list. */
function Nothing({ model, callbacks }: { model: PaletteModel; callbacks: PaletteCallbacks }) {
  const t = useText();
  if (model.state === 'lost') return <p className="empty">{t('paletteLost')}</p>;
  if (model.state !== 'ready') return <p className="empty empty-loading">{t('paletteLoading')}</p>;
  if (model.total === 0) return <p className="empty">{t('paletteEmpty')}</p>;
  const clear = () => {
    callbacks.onStage(undefined);
    callbacks.onCategory(undefined);
  };
  return (
    <div className="empty">
      <p>{t('paletteNone', model.query.trim())}</p>
      <p className="hint">{t('paletteNoneHint')}</p>
      {(model.stage || model.category) && (
        <button type="button" className="plain" onClick={clear}>
          {t('paletteClearFilter')}
        </button>
      )}
    </div>
  );
}

/** @param bare nothing to insert: only the way out is of use */
const Hints = memo(function Hints({ bare }: { bare: boolean }) {
  const t = useText();
  const hints = [
    ['Enter', 'paletteHintInsert'],
    ['Shift+Enter', 'paletteHintStack'],
    ['Tab', 'paletteHintVariables'],
    ['Esc', 'paletteHintClose'],
  ] as const;
  return (
    <footer>
      {hints.slice(bare ? -1 : 0).map(([key, word]) => (
        <span key={key}>
          <kbd>{key}</kbd> {t(word)}
        </span>
      ))}
    </footer>
  );
});

export function PaletteApp({ model, callbacks }: { model: PaletteModel; callbacks: PaletteCallbacks }) {
  const t = useText();
  const id = useId();
  const main = useRef<HTMLElement>(null);
  const wantsBlank = useRef(false);
  const armed = useRef<{ key: string; act: () => void }>(undefined);
  const choosing = useChoosing(model, callbacks, () => {
    wantsBlank.current = true;
  });
  const { active, selected, stack } = choosing;
  const stages = useMemo(() => model.stages.map((value) => ({ value, text: t(STAGE_WORD[value]) })), [model.stages, t]);
  const categories = useMemo(() => model.categories.map((value) => ({ value, text: value })), [model.categories]);
  const blanks = () => [...(main.current?.querySelectorAll<HTMLInputElement>('.blank') ?? [])];
  const focusBlank = () => {
    const all = blanks();
    (all.find((blank) => blank.dataset.empty === 'true') ?? all[0])?.focus();
  };
  // The field may belong to a script that is drawn only now.
  useEffect(() => {
    if (!wantsBlank.current) return;
    wantsBlank.current = false;
    focusBlank();
  });

  /** Acts when the key comes up again: an Enter whose keyup, or whose repeat, reached the console could send. */
  const arm = (event: KeyboardEvent, act: () => void) => {
    event.preventDefault();
    if (callbacks.isPersons(event.nativeEvent) && !event.repeat) armed.current = { key: event.key, act };
  };
  const release = (event: KeyboardEvent) => {
    const { current } = armed;
    if (current?.key !== event.key) return;
    armed.current = undefined;
    current.act();
  };
  const onAnyKey = (event: KeyboardEvent) => {
    if (callbacks.isForIme(event.nativeEvent)) return;
    const chord = event.code === 'KeyK' && event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Escape' || chord) arm(event, callbacks.onClose);
  };
  const enter = (event: KeyboardEvent) => {
    const stacking = event.shiftKey || event.ctrlKey || event.metaKey;
    arm(event, () => choosing.choose(active, stacking, 'key'));
  };
  const onInputKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (callbacks.isForIme(event.nativeEvent)) return;
    const step = STEPS[event.key];
    if (event.key === 'Enter') return enter(event);
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      choosing.move(step);
    } else if (event.key === 'Tab' && !event.shiftKey && blanks().length > 0) {
      event.preventDefault();
      focusBlank();
    } else if (event.key === 'Backspace' && model.query === '' && stack.length > 0) {
      choosing.unstack(stack.length - 1);
    }
  };
  const onBlankKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (callbacks.isForIme(event.nativeEvent) || event.key !== 'Enter') return;
    enter(event);
  };

  return (
    <main ref={main} className="palette" onKeyDown={onAnyKey} onKeyUp={release}>
      <h1 className="unseen">{t('paletteTitle')}</h1>
      <input
        type="text"
        role="combobox"
        className="search"
        aria-label={t('paletteInput')}
        aria-expanded={model.rows.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-list-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        placeholder={model.total > 0 ? t('palettePlaceholder', model.total) : t('palettePlaceholderBare')}
        value={model.query}
        onChange={(event) => {
          choosing.wake();
          callbacks.onQuery(event.target.value);
        }}
        onKeyDown={onInputKey}
      />
      <div className="filters">
        <Chips label={t('paletteStages')} items={stages} chosen={model.stage} onChoose={callbacks.onStage} />
        <Chips
          label={t('paletteCategories')}
          items={categories}
          chosen={model.category}
          onChoose={callbacks.onCategory}
        />
      </div>
      <p className="unseen" role="status">
        {model.state === 'ready' && t(model.capped ? 'paletteMore' : 'paletteCount', model.rows.length)}
      </p>
      <div className="results">
        {model.rows.length === 0 && <Nothing model={model} callbacks={callbacks} />}
        <ResultList
          id={`${id}-list`}
          rows={model.rows}
          active={active}
          onChoose={(at, stacking, event) => callbacks.isPersons(event) && choosing.choose(at, stacking, 'pointer')}
        />
        {model.capped && <p className="more">{t('paletteMore', model.rows.length)}</p>}
      </div>
      {selected && (
        <Preview
          snippet={selected}
          values={model.values}
          typed={choosing.typed}
          onType={choosing.type}
          onKey={onBlankKey}
          onPicture={callbacks.onPicture}
        />
      )}
      <StackLine stack={stack} onRemove={choosing.unstack} />
      <Hints bare={model.rows.length === 0 && stack.length === 0} />
    </main>
  );
}

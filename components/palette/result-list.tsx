/** What was found, as the list of a combobox: the input keeps the focus, the options are only pointed at. */
import { type MouseEvent, memo, useEffect, useRef } from 'react';
import type { Snippet } from '../../utils/core/snippet';
import { partsOf } from '../../utils/core/snippet-text';
import { type Translate, useText } from '../text';
import { variableLabel } from '../variable-label';

/** One line of it is seen; shaping two thousand letters thirty times would cost a frame. */
const BODY_CHARS = 120;

/** The beginning of the body, variables by their names. */
function beginning(body: string, t: Translate): string {
  return partsOf(body.slice(0, BODY_CHARS))
    .map((part) => ('text' in part ? part.text : `[${variableLabel(part.name, t)}]`))
    .join('');
}

interface OptionProps {
  id: string;
  at: number;
  row: Snippet;
  selected: boolean;
}

const Option = memo(function Option({ id, at, row, selected }: OptionProps) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: in a combobox the input keeps the focus
    <div id={id} role="option" aria-selected={selected} className="option" data-at={at} title={row.title}>
      <span className="option-head">
        <span className="option-title">{row.title}</span>
        {row.picture && <span className="with-picture">{t('overlayPicture')}</span>}
        {row.shortcut && <kbd>{row.shortcut}</kbd>}
        <span className="option-category">{row.category}</span>
      </span>
      <span className="option-body">{beginning(row.body, t)}</span>
    </div>
  );
});

interface ResultListProps {
  id: string;
  rows: readonly Snippet[];
  /** -1: none. */
  active: number;
  /** `stack`: a modifier was held. */
  onChoose(at: number, stack: boolean, event: Event): void;
}

export const ResultList = memo(function ResultList({ id, rows, active, onChoose }: ResultListProps) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top as well
  useEffect(() => {
    const option = list.current?.children[Math.max(0, active)];
    if (option && 'scrollIntoView' in option) option.scrollIntoView({ block: 'nearest' });
  }, [active, rows]);
  const choose = (event: MouseEvent) => {
    const option = event.target instanceof Element ? event.target.closest('[data-at]') : null;
    const at = Number(option?.getAttribute('data-at') ?? -1);
    if (at >= 0) onChoose(at, event.shiftKey || event.ctrlKey || event.metaKey, event.nativeEvent);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input has the keys
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t('paletteResults')}
      className="options"
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places stay and scripts change with each key; old elements are cheaper than new
        <Option key={at} id={`${id}-${at}`} at={at} row={row} selected={at === active} />
      ))}
    </div>
  );
});

/** A row of filters, one of which may be on. One stop of the Tab key; the arrows move inside it. */
import { type KeyboardEvent, memo, useRef, useState } from 'react';

interface ChipsProps<Value extends string> {
  label: string;
  items: readonly { value: Value; text: string }[];
  chosen: Value | undefined;
  onChoose(value: Value | undefined): void;
}

function ChipRow<Value extends string>({ label, items, chosen, onChoose }: ChipsProps<Value>) {
  const row = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  if (items.length < 2) return null;
  const stop = Math.min(at, items.length - 1);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step && stop + step;
    if (to === undefined || to < 0 || to >= items.length) return;
    event.preventDefault();
    setAt(to);
    const chip = row.current?.children[to];
    if (chip instanceof HTMLElement) chip.focus();
  };
  return (
    <div ref={row} role="toolbar" aria-label={label} className="chips" onKeyDown={move}>
      {items.map(({ value, text }, index) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={value === chosen}
          tabIndex={index === stop ? 0 : -1}
          title={text}
          onFocus={() => setAt(index)}
          onClick={() => onChoose(value === chosen ? undefined : value)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** Drawn again only when something about it changed: what is typed changes nothing here. */
export const Chips = memo(ChipRow) as typeof ChipRow;

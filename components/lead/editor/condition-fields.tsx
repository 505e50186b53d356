/** When a script holds: days, weekdays, hours, shops, goods, and whether it stays. What is left empty asks nothing. */
import { type ReactNode, useId, useState } from 'react';
import type { HourSpan, Snippet } from '../../../utils/core/snippet';
import { plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';

/** ISO: 1 is Monday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, for the names of the days. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;
const LONGEST_NAME = 80;
const MOST_NAMES = 50;

type Conditions = Pick<Snippet, 'activeFrom' | 'activeTo' | 'weekdays' | 'hours' | 'shops' | 'goods' | 'mandatory'>;

interface ConditionFieldsProps {
  snippet: Snippet;
  /** What is wrong with the dates. */
  flaws: ReactNode;
  flawsId: string;
  onChange(parts: { [Field in keyof Conditions]?: Conditions[Field] | undefined }): void;
}

export function ConditionFields({ snippet, flaws, flawsId, onChange }: ConditionFieldsProps) {
  const t = useText();
  const id = useId();
  const { activeFrom, activeTo, weekdays, hours, shops, goods, mandatory } = snippet;
  // Asked once: what is emptied while one writes must not close.
  const [startsOpen] = useState(() =>
    [activeFrom, activeTo, weekdays, hours, shops, goods, mandatory].some((value) => value !== undefined),
  );
  const named = new Intl.DateTimeFormat(t('localeTag'), { weekday: 'short', timeZone: 'UTC' });
  const toggle = (day: number) => {
    const next = WEEKDAYS.filter((each) => (weekdays ?? []).includes(each) !== (each === day));
    onChange({ weekdays: next.length > 0 && next.length < WEEKDAYS.length ? next : undefined });
  };
  return (
    <details className="conditions" open={startsOpen || undefined}>
      <summary>{t('conditions')}</summary>
      <div className="pair">
        <div>
          <label htmlFor={`${id}-from`}>{t('fieldFrom')}</label>
          <input
            id={`${id}-from`}
            type="date"
            value={activeFrom ?? ''}
            onChange={(event) => onChange({ activeFrom: event.target.value || undefined })}
          />
        </div>
        <div>
          <label htmlFor={`${id}-to`}>{t('fieldTo')}</label>
          <input
            id={`${id}-to`}
            type="date"
            value={activeTo ?? ''}
            aria-describedby={flawsId}
            onChange={(event) => onChange({ activeTo: event.target.value || undefined })}
          />
          {flaws}
        </div>
        <HourFields hours={hours} onChange={(next) => onChange({ hours: next })} />
        <NameField label={t('fieldShops')} names={shops} onChange={(next) => onChange({ shops: next })} />
        <NameField label={t('fieldGoods')} names={goods} onChange={(next) => onChange({ goods: next })} />
      </div>
      <fieldset className="weekdays">
        <legend className="label">{t('fieldWeekdays')}</legend>
        {WEEKDAYS.map((day) => (
          <label key={day} className="choice">
            <input type="checkbox" checked={weekdays?.includes(day) ?? false} onChange={() => toggle(day)} />
            {named.format(MONDAY + (day - 1) * DAY_MS)}
          </label>
        ))}
      </fieldset>
      <label className="choice">
        <input
          type="checkbox"
          checked={mandatory === true}
          onChange={({ target }) => onChange({ mandatory: target.checked || undefined })}
        />
        {t('scriptMandatoryChoice')}
      </label>
    </details>
  );
}

const NO_HOURS: HourSpan = { from: '', to: '' };

/** Kept once both ends are there and differ. */
function HourFields({ hours, onChange }: { hours: HourSpan | undefined; onChange(hours: HourSpan | undefined): void }) {
  const t = useText();
  const [typed, setTyped] = useState(hours ?? NO_HOURS);
  const isWhole = (span: HourSpan) => span.from !== '' && span.to !== '' && span.from !== span.to;
  // Half a span is ours alone; a whole one, or none, may have been changed by an undo.
  const { from, to } = isWhole(typed) ? (hours ?? NO_HOURS) : (hours ?? typed);
  const tell = (next: HourSpan) => {
    setTyped(next);
    onChange(isWhole(next) ? next : undefined);
  };
  return (
    <div>
      <span className="label">{t('fieldHours')}</span>
      <span className="hours">
        <input
          type="time"
          aria-label={t('hoursFrom')}
          value={from}
          onChange={({ target }) => tell({ from: target.value, to })}
        />
        –
        <input
          type="time"
          aria-label={t('hoursTo')}
          value={to}
          onChange={({ target }) => tell({ from, to: target.value })}
        />
      </span>
    </div>
  );
}

interface NameFieldProps {
  label: string;
  names: readonly string[] | undefined;
  onChange(names: string[] | undefined): void;
}

/** Names with separators between, as people write them; blanks belong to a name. */
export function readNames(text: string): string[] | undefined {
  const names = plainText(text, 'joined').split(/[,，、;；]/);
  const clean = [...new Set(names.map((name) => name.trim().slice(0, LONGEST_NAME)).filter(Boolean))];
  return clean.length > 0 ? clean.slice(0, MOST_NAMES) : undefined;
}

function NameField({ label, names, onChange }: NameFieldProps) {
  const t = useText();
  const id = useId();
  const separator = t('listSeparator');
  const [text, setText] = useState((names ?? []).join(separator));
  const isOurs = readNames(text)?.join('\n') === names?.join('\n');
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        placeholder={t('namesHint')}
        value={isOurs ? text : (names ?? []).join(separator)}
        onChange={(event) => {
          setText(event.target.value);
          onChange(readNames(event.target.value));
        }}
      />
    </div>
  );
}

/** What this computer keeps about the person, in counts; how long; take it along, or delete it, a part or all, after a second thought. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { formatCount } from '../format-count';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import { ImportSection } from './import-section';
import type { EraseWish, KeptCounts, OptionsCallbacks } from './options-model';

interface PrivacySectionProps {
  kept: KeptCounts | undefined;
  retentionDays: number;
  callbacks: Pick<OptionsCallbacks, 'onExport' | 'onErase' | 'onRetention' | 'onCheckFile' | 'onImport'>;
}

function KeptList({ kept }: { kept: KeptCounts }) {
  const t = useText();
  const counts = [
    [t('keptFacts'), kept.facts],
    [t('keptDays'), kept.days],
    [t('keptAgents'), kept.agents],
    [t('keptUsage'), kept.usage],
    [t('keptNotes'), kept.notes],
    [t('keptDues'), kept.dues],
    [t('keptAsked'), kept.questions],
  ] as const;
  return (
    <dl className="counts">
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Retention({ days, onRetention }: { days: number; onRetention: OptionsCallbacks['onRetention'] }) {
  const t = useText();
  const id = useId();
  const [value, setValue] = useState(String(days));
  const { outcome, run } = useOutcome();
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => onRetention(Number(value)));
  };
  return (
    <form onSubmit={save} className="inline">
      <label htmlFor={id}>{t('optionsRetention')}</label>
      <input
        id={id}
        type="number"
        min={7}
        max={730}
        required
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      {t('optionsRetentionDays')}
      <button type="submit" className="plain" disabled={outcome === 'busy'}>
        {t('save')}
      </button>
      <OutcomeNote outcome={outcome} />
    </form>
  );
}

/** Asks once more; the safe answer has the focus. */
function Confirm({ wish, onKeep, onErase }: { wish: EraseWish; onKeep(): void; onErase(): void }) {
  const t = useText();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const part = [wish.day, wish.shop].filter((each) => each !== undefined).join(t('listSeparator'));
  return (
    <div
      className="confirm"
      role="alertdialog"
      aria-labelledby="erase-question"
      aria-describedby="erase-why"
      onKeyDown={({ key }) => key === 'Escape' && onKeep()}
    >
      <h3 id="erase-question">{t(part ? 'erasePartQuestion' : 'eraseQuestion')}</h3>
      <p id="erase-why">{part ? t('erasePartWhy', part) : t('eraseWhy')}</p>
      <div className="actions">
        <button type="button" className="plain" ref={keep} onClick={onKeep}>
          {t('eraseKeep')}
        </button>
        <button type="button" className="danger" onClick={onErase}>
          {t(part ? 'erasePartDo' : 'eraseDo')}
        </button>
      </div>
    </div>
  );
}

function ErasePart({ kept, onWish }: { kept: KeptCounts; onWish(wish: EraseWish): void }) {
  const t = useText();
  const id = useId();
  const [day, setDay] = useState('');
  const [shop, setShop] = useState('');
  const choose = (event: FormEvent) => {
    event.preventDefault();
    onWish({ ...(day && { day }), ...(shop && { shop }) });
  };
  return (
    <form onSubmit={choose} className="inline" aria-label={t('optionsErasePart')}>
      <label htmlFor={`${id}-day`}>{t('optionsEraseDay')}</label>
      <input
        id={`${id}-day`}
        type="date"
        min={kept.firstDay}
        max={kept.lastDay}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      {kept.shops.length > 0 && (
        <>
          <label htmlFor={`${id}-shop`}>{t('optionsEraseShop')}</label>
          <select id={`${id}-shop`} value={shop} onChange={(event) => setShop(event.target.value)}>
            <option value="">{t('optionsEraseAny')}</option>
            {kept.shops.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
      <button type="submit" className="plain" disabled={day === '' && shop === ''}>
        {t('optionsErasePartDo')}
      </button>
    </form>
  );
}

export function PrivacySection({ kept, retentionDays, callbacks }: PrivacySectionProps) {
  const t = useText();
  const [wish, setWish] = useState<EraseWish>();
  const beside = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  // The question took the focus; it comes back beside what asked it, to the one that harms nothing.
  useEffect(() => {
    if (!wish && asked.current) beside.current?.focus();
    asked.current = wish !== undefined;
  }, [wish]);
  const { outcome, run } = useOutcome();
  const [file, setFile] = useState<string>();
  const [writing, setWriting] = useState<'busy' | 'failed'>();
  const prepare = async () => {
    setWriting('busy');
    await callbacks.onExport().then(
      (url) => {
        setFile(url);
        setWriting(undefined);
      },
      () => setWriting('failed'),
    );
  };
  const erase = (wanted: EraseWish) => {
    setWish(undefined);
    void run(() => callbacks.onErase(wanted));
  };
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{t('optionsPrivacy')}</h2>
      <p className="lead-in">{t('optionsPrivacyWhy')}</p>
      {kept && <KeptList kept={kept} />}
      {kept?.firstDay && <p className="foot">{t('keptSince', kept.firstDay)}</p>}
      <Retention key={retentionDays} days={retentionDays} onRetention={callbacks.onRetention} />
      <p className="foot">{t('optionsRetentionWhy')}</p>
      {wish ? (
        <Confirm wish={wish} onKeep={() => setWish(undefined)} onErase={() => erase(wish)} />
      ) : (
        <>
          {kept && kept.days > 0 && <ErasePart kept={kept} onWish={setWish} />}
          <div className="actions">
            <button
              type="button"
              className="plain"
              ref={beside}
              disabled={!kept || writing === 'busy'}
              onClick={() => void prepare()}
            >
              {t('optionsExport')}
            </button>
            <button type="button" className="danger" disabled={!kept || outcome === 'busy'} onClick={() => setWish({})}>
              {t('optionsErase')}
            </button>
            {writing === 'busy' && <span role="status">{t('optionsExporting')}</span>}
            <OutcomeNote outcome={writing === 'failed' ? writing : outcome} />
            {file && (
              <a className="link" href={file} download="sideline-records.json">
                {t('optionsSaveFile')}
              </a>
            )}
          </div>
          <ImportSection facts={kept?.facts ?? 0} callbacks={callbacks} />
        </>
      )}
    </section>
  );
}

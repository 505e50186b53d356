/** Handing scripts out to the team: which, for how many, must or may, with a note; and who has which version. */
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';

export interface HandoutPack {
  id: string;
  title: string;
  version: number;
  /** Colleagues who use this version, and those who have been seen today. */
  have: number;
  of: number;
}

export interface HandoutWish {
  packId: string;
  note: string;
  mustTake: boolean;
  share: number;
}

const SHARES = [100, 50, 10] as const;

interface HandoutSectionProps {
  packs: readonly HandoutPack[];
  /** False: the server did not take it. */
  onPush(wish: HandoutWish): Promise<boolean>;
}

export function HandoutSection({ packs, onPush }: HandoutSectionProps) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [packId, setPackId] = useState('');
  const [note, setNote] = useState('');
  const [mustTake, setMustTake] = useState(true);
  const [share, setShare] = useState<number>(100);
  const chosen = packs.find((pack) => pack.id === packId) ?? packs[0];
  const push = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) void run(() => onPush({ packId: chosen.id, note: note.trim(), mustTake, share }));
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('handoutTitle')}</h2>
      {chosen === undefined ? (
        <p className="empty">{t('handoutNone')}</p>
      ) : (
        <form onSubmit={push} className="hub-form">
          <label htmlFor={`${id}-pack`}>{t('handoutPack')}</label>
          <select id={`${id}-pack`} value={chosen.id} onChange={(event) => setPackId(event.target.value)}>
            {packs.map((pack) => (
              <option key={pack.id} value={pack.id}>
                {t('handoutLine', pack.title, pack.version, pack.have, pack.of)}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-note`}>{t('handoutNote')}</label>
          <input id={`${id}-note`} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          <label htmlFor={`${id}-share`}>{t('handoutShare')}</label>
          <select id={`${id}-share`} value={share} onChange={(event) => setShare(Number(event.target.value))}>
            {SHARES.map((each) => (
              <option key={each} value={each}>
                {each}%
              </option>
            ))}
          </select>
          <label className="choice">
            <input type="checkbox" checked={mustTake} onChange={(event) => setMustTake(event.target.checked)} />
            {t('handoutMust')}
          </label>
          <div className="actions">
            <button type="submit" className="plain" disabled={outcome === 'busy'}>
              {t('handoutDo')}
            </button>
            <OutcomeNote outcome={outcome} />
          </div>
        </form>
      )}
    </section>
  );
}

/** Handing scripts out to the team: which, for how many, must or may, with a note; and who has which version. */
import { type FormEvent, useId, useState } from 'react';
import type { PackHolds } from '../../utils/core/pack-holds';
import { type MessageKey, useText } from '../text';
import { useUnkept } from '../unkept';
import { OutcomeNote, useOutcome } from '../use-outcome';
import { HoldsLine } from './packs/holds-line';

/** Why nothing went out: the server is not reached, the pack is not here any more, the server said no, it is too large. */
export type HandoutFlaw = 'down' | 'gone' | 'refused' | 'large';

const FLAW_WORDS: Record<HandoutFlaw, MessageKey> = {
  down: 'handoutDown',
  gone: 'handoutGone',
  refused: 'handoutRefused',
  large: 'handoutLarge',
};

export interface HandoutPack {
  id: string;
  title: string;
  version: number;
  /** Colleagues who use this version, and those who have been seen today. */
  have: number;
  of: number;
  /** What travels in it. */
  holds: PackHolds;
  /** Version that can be gone back to: it goes out again as a newer one. */
  previous?: number;
}

export interface HandoutWish {
  packId: string;
  note: string;
  mustTake: boolean;
  share: number;
  /** Epoch seconds; undefined: now. */
  from?: number;
  /** undefined: everybody. */
  shop?: string;
}

const SHARES = [100, 50, 10] as const;

interface HandoutSectionProps {
  packs: readonly HandoutPack[];
  shops: readonly string[];
  /** Full hours ahead: epoch seconds, and how they are said. */
  hours: readonly { at: number; label: string }[];
  /** False: it failed without a reason that could be said. */
  onPush(wish: HandoutWish): Promise<boolean | HandoutFlaw>;
  /** The version before goes out to everybody. */
  onGoBack(packId: string): Promise<boolean | HandoutFlaw>;
}

export function HandoutSection({ packs, shops, hours, onPush, onGoBack }: HandoutSectionProps) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [flaw, setFlaw] = useState<HandoutFlaw>();
  const [packId, setPackId] = useState('');
  const [note, setNote] = useState('');
  const [mustTake, setMustTake] = useState(true);
  const [share, setShare] = useState<number>(100);
  const [from, setFrom] = useState(0);
  const [shop, setShop] = useState('');
  /** The note that went out last. */
  const [noted, setNoted] = useState('');
  useUnkept(note.trim() !== '' && note !== noted);
  const chosen = packs.find((pack) => pack.id === packId) ?? packs[0];
  const tell = (work: () => Promise<boolean | HandoutFlaw>) => {
    setFlaw(undefined);
    void run(async () => {
      const went = await work();
      if (typeof went === 'string') setFlaw(went);
      return went === true;
    });
  };
  const push = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    const when = { ...(from > 0 && { from }), ...(shop !== '' && { shop }) };
    tell(async () => {
      const went = await onPush({ packId: chosen.id, note: note.trim(), mustTake, share, ...when });
      if (went === true) setNoted(note);
      return went;
    });
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
          <HoldsLine holds={chosen.holds} />
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
          {shops.length > 1 && (
            <>
              <label htmlFor={`${id}-shop`}>{t('handoutShop')}</label>
              <select id={`${id}-shop`} value={shop} onChange={(event) => setShop(event.target.value)}>
                <option value="">{t('handoutEveryShop')}</option>
                {shops.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </>
          )}
          <label htmlFor={`${id}-from`}>{t('handoutFrom')}</label>
          <select id={`${id}-from`} value={from} onChange={(event) => setFrom(Number(event.target.value))}>
            <option value={0}>{t('handoutNow')}</option>
            {hours.map(({ at, label }) => (
              <option key={at} value={at}>
                {label}
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
            {chosen.previous !== undefined && (
              <button
                type="button"
                className="plain"
                disabled={outcome === 'busy'}
                onClick={() => tell(() => onGoBack(chosen.id))}
              >
                {t('handoutGoBack', chosen.previous)}
              </button>
            )}
            {flaw ? (
              <span role="alert" className="outcome outcome-failed">
                ! {t(FLAW_WORDS[flaw])}
              </span>
            ) : (
              <OutcomeNote outcome={outcome} />
            )}
          </div>
        </form>
      )}
    </section>
  );
}

/** Subscribing to an address: asked once, what it gives is shown, and only then kept. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { focusIfIdle } from '../../focus-once';
import { type MessageKey, useText } from '../../text';
import { useUnkept } from '../../unkept';
import { useWayBack } from '../../use-way-back';
import type { PackRefusal } from '../lead-model';
import type { FeedOffer, FeedSeams, FeedWish } from './feed-model';
import { RefusalText } from './refusal-text';
import { SignatureLine } from './signature-line';

const EVERY: readonly [number, MessageKey][] = [
  [15, 'feedEvery15'],
  [60, 'feedEvery60'],
  [240, 'feedEvery240'],
  [1440, 'feedEvery1440'],
];
const BLANK: FeedWish = { url: '', everyMin: 60, key: '' };

type Step =
  | { at: 'idle' | 'busy' }
  | { at: 'refused'; refusal: PackRefusal }
  | { at: 'offered'; offer: FeedOffer }
  | { at: 'done'; title: string };

export function FeedForm({ seams }: { seams: FeedSeams }) {
  const t = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [wish, setWish] = useState(BLANK);
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const [opener, goBack] = useWayBack<HTMLButtonElement>();
  const address = useRef<HTMLInputElement>(null);
  /** The address whose host the browser was asked for, and what is under way with it. */
  const tried = useRef<{ url: string; work: Promise<unknown> }>(undefined);
  /** Counts what was begun: an answer to something that was left since is for nobody. */
  const turn = useRef(0);
  useUnkept(isOpen && `${wish.url}${wish.key}`.trim() !== '');
  const drop = () => {
    turn.current += 1;
    const { url, work } = tried.current ?? {};
    tried.current = undefined;
    // The browser's question may still be open, or the subscription on its way: given back is what came of it.
    if (url !== undefined) void work?.finally(() => seams.onDrop(url));
  };
  const leave = useRef(drop);
  useEffect(() => {
    leave.current = drop;
  });
  useEffect(() => () => leave.current(), []);
  useEffect(() => {
    if (isOpen) address.current?.focus();
  }, [isOpen]);
  const change = (parts: Partial<FeedWish>) => {
    setWish({ ...wish, ...parts });
    // What was offered was for what stood here before.
    setStep({ at: 'idle' });
    if (parts.url !== undefined) drop();
  };
  const settle = (work: Promise<FeedOffer | PackRefusal>, then: (offer: FeedOffer) => void) => {
    turn.current += 1;
    const mine = turn.current;
    setStep({ at: 'busy' });
    void work.then((answer) => {
      if (turn.current !== mine) return;
      if (answer.ok) then(answer);
      else {
        setStep({ at: 'refused', refusal: answer });
        // A frame later the field is unlocked.
        requestAnimationFrame(() => focusIfIdle(address.current));
      }
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const work = seams.onTry(wish);
    tried.current = { url: wish.url, work };
    settle(work, (offer) => setStep({ at: 'offered', offer }));
  };
  const cancel = () => {
    drop();
    setStep({ at: 'idle' });
    setOpen(false);
    goBack();
  };
  const subscribe = () => {
    const work = seams.onSubscribe(wish);
    tried.current = { url: wish.url, work };
    settle(work, ({ title }) => {
      tried.current = undefined;
      setStep({ at: 'done', title });
      setWish(BLANK);
      setOpen(false);
      goBack();
    });
  };
  const said = step.at === 'done' && (
    <p className="done" role="status">
      ✓ {t('feedDone', step.title)}
    </p>
  );
  if (!isOpen)
    return (
      <>
        {said}
        <button ref={opener} type="button" className="plain" onClick={() => setOpen(true)}>
          {t('feedNew')}
        </button>
      </>
    );
  return (
    <form className="confirm" onSubmit={submit} aria-label={t('feedNew')}>
      <fieldset className="fields" disabled={step.at === 'busy'} aria-label={t('feedNew')}>
        <label htmlFor={`${id}-url`}>{t('feedUrl')}</label>
        <input
          id={`${id}-url`}
          type="url"
          inputMode="url"
          maxLength={2000}
          required
          placeholder="https://"
          ref={address}
          value={wish.url}
          onChange={(event) => change({ url: event.target.value })}
        />
        <label htmlFor={`${id}-every`}>{t('feedEvery')}</label>
        <select
          id={`${id}-every`}
          value={wish.everyMin}
          onChange={(event) => change({ everyMin: Number(event.target.value) })}
        >
          {EVERY.map(([minutes, key]) => (
            <option key={minutes} value={minutes}>
              {t(key)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-key`}>{t('feedKey')}</label>
        <input
          id={`${id}-key`}
          type="text"
          maxLength={43}
          pattern="[\w\-]{43}"
          spellCheck={false}
          value={wish.key}
          onChange={(event) => change({ key: event.target.value.trim() })}
        />
      </fieldset>
      <p className="foot">{t('feedPrivacy')}</p>
      <div aria-live="polite">
        {step.at === 'busy' && <p className="foot">{t('pageLoading')}</p>}
        {step.at === 'refused' && <RefusalText refusal={step.refusal} />}
        {step.at === 'offered' && <Offer offer={step.offer} onTrust={seams.onTrust} />}
      </div>
      <div className="actions">
        {step.at === 'offered' ? (
          <button type="button" className="primary" onClick={subscribe}>
            {t('feedSubscribe')}
          </button>
        ) : (
          <button type="submit" className="primary" disabled={step.at === 'busy' || wish.url.trim() === ''}>
            {t('feedTry')}
          </button>
        )}
        <button type="button" className="plain" onClick={cancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

function Offer({ offer, onTrust }: { offer: FeedOffer; onTrust: FeedSeams['onTrust'] }) {
  const t = useText();
  const { title, version, added, changed, removed, unchanged } = offer;
  return (
    <>
      {/* The fields were locked meanwhile and lost the focus. A line takes it, not the button: a held Enter must not subscribe. */}
      <p ref={focusIfIdle} tabIndex={-1} className="taken-to">
        <strong>{title}</strong> <span className="badge">v{version}</span>{' '}
        {t('feedOffer', added, changed, removed, unchanged)}
      </p>
      {offer.signature ? (
        <SignatureLine signature={offer.signature} onTrust={onTrust} />
      ) : (
        <p className="foot">{t('feedUnsigned')}</p>
      )}
    </>
  );
}

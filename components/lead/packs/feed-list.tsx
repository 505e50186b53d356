/** Packs that keep themselves up to date from an address: what is in use, how the last look went and why, one more. */
import { useState } from 'react';
import { refusalWords } from '../../refusal-words';
import { type Translate, useText } from '../../text';
import { OutcomeNote, useOutcome } from '../../use-outcome';
import { useWayBack } from '../../use-way-back';
import { FeedForm } from './feed-form';
import type { FeedLine, FeedSeams } from './feed-model';

export function FeedList({ feeds, seams }: { feeds: readonly FeedLine[]; seams: FeedSeams }) {
  const t = useText();
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">{t('feeds')}</h2>
      <p className="lead-in">{t('feedsWhy')}</p>
      {feeds.length > 0 && (
        <ul className="packs">
          {feeds.map((feed) => (
            <FeedRow key={feed.id} feed={feed} seams={seams} />
          ))}
        </ul>
      )}
      <FeedForm seams={seams} />
    </section>
  );
}

/** How it went the last time; a failure says what is used meanwhile. */
export function feedState(feed: FeedLine, t: Translate): string {
  const at = new Intl.DateTimeFormat(t('localeTag'), { dateStyle: 'short', timeStyle: 'short' });
  if (!feed.refusal) return feed.okAt === 0 ? t('feedNever') : t('feedFine', at.format(feed.okAt));
  const why = refusalWords(feed.refusal, t);
  return feed.version === 0
    ? t('feedNothingYet', at.format(feed.checkedAt), why)
    : t('feedKept', at.format(feed.checkedAt), why, feed.version, at.format(feed.okAt));
}

function FeedRow({ feed, seams }: { feed: FeedLine; seams: FeedSeams }) {
  const t = useText();
  const [leaving, setLeaving] = useState(false);
  const [opener, goBack] = useWayBack<HTMLButtonElement>();
  const { outcome, run } = useOutcome();
  const name = feed.title ?? new URL(feed.url).hostname;
  return (
    <li>
      <span className="pack-title">
        {name} {feed.version > 0 && <span className="badge">v{feed.version}</span>}
      </span>
      <span className="foot feed-url">{feed.url}</span>
      <fieldset className="row-actions" aria-label={name}>
        {feed.refusal?.code === 'feed-no-permission' && (
          <button type="button" className="plain" onClick={() => void run(() => seams.onAllow(feed))}>
            {t('feedAllow')}
            <span className="unseen"> {name}</span>
          </button>
        )}
        <button
          type="button"
          className="link"
          disabled={outcome === 'busy'}
          onClick={() => void run(() => seams.onCheck(feed.id))}
        >
          {t('feedCheck')}
          <span className="unseen"> {name}</span>
        </button>
        <button
          ref={opener}
          type="button"
          className="link"
          aria-expanded={leaving}
          onClick={() => setLeaving(!leaving)}
        >
          {t('feedLeave')}
          <span className="unseen"> {name}</span>
        </button>
        <OutcomeNote outcome={outcome} />
      </fieldset>
      <p className={feed.refusal ? 'warning feed-state' : 'foot feed-state'} role="status">
        {feedState(feed, t)} · {t(everyKey(feed.everyMin))}
      </p>
      {leaving && (
        <div className="confirm" role="alert">
          <p>{t('feedLeaveSure', name)}</p>
          <div className="actions">
            <button type="button" className="danger" onClick={() => void run(() => seams.onUnsubscribe(feed))}>
              {t('feedLeave')}
            </button>
            <button
              type="button"
              className="plain"
              onClick={() => {
                setLeaving(false);
                goBack();
              }}
            >
              {t('cancel')}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}

function everyKey(everyMin: number) {
  if (everyMin < 60) return 'feedEvery15';
  if (everyMin < 240) return 'feedEvery60';
  return everyMin < 1440 ? 'feedEvery240' : 'feedEvery1440';
}

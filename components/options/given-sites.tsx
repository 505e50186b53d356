/** What packs say of consoles' pages: shown as what would change, used or left by a person, taken back at any time. */
import { useState } from 'react';
import type { SiteOffer } from '../../utils/core/pack-sites';
import { isRest, type SitePatch, SLOTS, type SlotWay, signOf } from '../../utils/core/site-patch';
import type { SiteRefusal } from '../../utils/messaging/protocol.tabs';
import { slotWords } from '../teach/slot-words';
import { type MessageKey, type Translate, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';

export interface GivenSite {
  offer: SiteOffer;
  /** As people call the console; undefined: none that we know, the page was taught whole. */
  siteName?: string | undefined;
  /** What was taught of it here, which the offer would take the place of. */
  now?: SitePatch | undefined;
}

/** True: done. False: it failed without a reason that could be said. */
export type Decide = (offer: SiteOffer, use: boolean) => Promise<boolean | SiteRefusal>;

const REFUSED: Record<SiteRefusal, MessageKey> = { gone: 'givenGone', host: 'givenHost', full: 'givenFull' };
const HOST_AT = 'https://'.length;

const waysText = (ways: readonly SlotWay[] | undefined) =>
  (ways ?? []).map(({ css, attribute }) => (attribute === undefined ? css : `${css} [${attribute}]`)).join('\n');

interface Line {
  name: string;
  before: string;
  after: string;
}

/** Where the offer reads otherwise than this computer does now. */
function changesOf(next: SitePatch, now: SitePatch | undefined, t: Translate): Line[] {
  const lines = SLOTS.map((slot): Line => {
    const words = slotWords(slot);
    return {
      name: words ? `${t(words)} · ${slot}` : slot,
      before: waysText(now?.slots[slot]),
      after: waysText(next.slots[slot]),
    };
  });
  const times = { name: t('givenTimes'), before: now?.times ?? '', after: next.times };
  return [...lines, times].filter(({ before, after }) => before !== after);
}

function Changes({ entry, now }: { entry: SitePatch; now: SitePatch | undefined }) {
  const t = useText();
  const lines = changesOf(entry, now, t);
  return (
    <details className="diff-group" open>
      <summary>{t('givenDiff', lines.length)}</summary>
      <ul>
        {lines.map(({ name, before, after }) => (
          <li key={name} className="diff-field">
            <span className="foot">{name}</span>
            {before !== '' && <del>{before}</del>}
            <ins>{after === '' ? t('givenDropped') : after}</ins>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Given({ site: { offer, siteName, now }, onDecide }: { site: GivenSite; onDecide: Decide }) {
  const t = useText();
  const { outcome, run } = useOutcome();
  const [refused, setRefused] = useState<SiteRefusal>();
  const { entry, state, title, version, author } = offer;
  const decide = (use: boolean) => {
    setRefused(undefined);
    void run(async () => {
      const done = await onDecide(offer, use);
      if (typeof done === 'string') setRefused(done);
      return done === true;
    });
  };
  const button = (key: MessageKey, use: boolean) => (
    <button type="button" className="plain" disabled={outcome === 'busy'} onClick={() => decide(use)}>
      {t(key)}
    </button>
  );
  return (
    <li className="site-row">
      <p>
        {isRest(entry)
          ? t('givenRest', siteName ?? entry.site, entry.restUpTo)
          : siteName === undefined
            ? t('givenNew', entry.origin.slice(HOST_AT))
            : t('givenPatch', siteName, entry.origin.slice(HOST_AT))}
      </p>
      <p className="foot">
        {t('givenFrom', title, version, author)}
        {state !== 'waiting' && ` · ${t(state === 'used' ? 'givenUsed' : 'givenLeft')}`}
      </p>
      {!isRest(entry) && state !== 'used' && <Changes entry={entry} now={now} />}
      <div className="actions">
        {state !== 'used' && button(state === 'left' ? 'givenUseAfter' : 'givenUse', true)}
        {state !== 'left' && button(state === 'used' ? 'givenBack' : 'givenLeave', false)}
        {refused ? (
          <span role="alert" className="outcome outcome-failed">
            ! {t(REFUSED[refused])}
          </span>
        ) : (
          <OutcomeNote outcome={outcome} />
        )}
      </div>
    </li>
  );
}

export function GivenSites({ sites, onDecide }: { sites: readonly GivenSite[]; onDecide: Decide }) {
  const t = useText();
  if (sites.length === 0) return null;
  return (
    <section aria-labelledby="given">
      <h2 id="given">{t('givenTitle')}</h2>
      <p className="lead-in">{t('givenWhy')}</p>
      <ul>
        {sites.map((site) => (
          <Given key={`${site.offer.packId} ${signOf(site.offer.entry)}`} site={site} onDecide={onDecide} />
        ))}
      </ul>
    </section>
  );
}

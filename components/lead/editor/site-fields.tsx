/** What a pack says of consoles' pages: what was taught here and goes with it, and which console rests up to which release. */
import { useId, useState } from 'react';
import { isRest, type SiteEntry, type SitePatch, signOf } from '../../../utils/core/site-patch';
import { useText } from '../../text';

/** What there is to choose from on this computer. */
export interface OwnSites {
  taught: readonly SitePatch[];
  known: readonly { id: string; name: string }[];
  /** Release of ours that runs. */
  version: string;
}

interface SiteFieldsProps {
  own: OwnSites;
  entries: readonly SiteEntry[];
  onEntries(entries: SiteEntry[]): void;
}

const RELEASE = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;

export function SiteFields({ own, entries, onEntries }: SiteFieldsProps) {
  const t = useText();
  const id = useId();
  const [site, setSite] = useState(own.known[0]?.id ?? '');
  const [upTo, setUpTo] = useState(own.version);
  // What the pack has had from another computer stays to be seen after its tick is gone.
  const [start] = useState(entries);
  const offered = [...new Map([...start, ...own.taught, ...entries].map((one) => [signOf(one), one])).values()];
  const chosen = new Set(entries.map(signOf));
  const nameOf = (entry: SiteEntry) =>
    own.known.find((known) => known.id === entry.site)?.name ?? (isRest(entry) ? entry.site : entry.name);
  const others = (entry: SiteEntry) =>
    entries.filter((one) => one.site !== entry.site || isRest(one) !== isRest(entry));
  const add = () => {
    const known = own.known.find((one) => one.id === site);
    const entry = known && ({ site: known.id, restUpTo: upTo } as SiteEntry);
    if (entry) onEntries([...others(entry), entry]);
  };
  return (
    <details className="words">
      <summary>{t('packSites', entries.length)}</summary>
      <p className="lead-in">{t(offered.length > 0 ? 'packSitesHow' : 'packSitesNone')}</p>
      <ul>
        {offered.map((entry) => {
          const sign = signOf(entry);
          return (
            <li key={sign}>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={chosen.has(sign)}
                  onChange={(event) =>
                    // One reading of each console: another takes its place.
                    onEntries(
                      event.target.checked ? [...others(entry), entry] : entries.filter((one) => signOf(one) !== sign),
                    )
                  }
                />
                {isRest(entry)
                  ? t('packRest', nameOf(entry), entry.restUpTo)
                  : t('packSiteOwn', nameOf(entry), new URL(entry.origin).host, entry.taughtOn)}
              </label>
            </li>
          );
        })}
      </ul>
      <div className="actions">
        <label htmlFor={`${id}-site`}>{t('packRestSite')}</label>
        <select id={`${id}-site`} value={site} onChange={(event) => setSite(event.target.value)}>
          {own.known.map((known) => (
            <option key={known.id} value={known.id}>
              {known.name}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-upto`}>{t('packRestUpTo')}</label>
        <input
          id={`${id}-upto`}
          type="text"
          size={8}
          maxLength={14}
          value={upTo}
          onChange={(event) => setUpTo(event.target.value.trim())}
        />
        <button type="button" className="plain" disabled={!RELEASE.test(upTo)} onClick={add}>
          {t('packRestAdd')}
        </button>
      </div>
    </details>
  );
}

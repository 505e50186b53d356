/** Consoles: on or off, who works there, and whether the page can still be read. */
import { type FormEvent, useId, useState } from 'react';
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { OptionsCallbacks, SiteOption } from './options-model';

const HEALTH: Record<NonNullable<SiteOption['health']>['state'], { word: MessageKey; mark: string }> = {
  ok: { word: 'healthOk', mark: '●' },
  degraded: { word: 'healthDegraded', mark: '◐' },
  stopped: { word: 'healthStopped', mark: '■' },
};

interface SiteRowProps {
  site: SiteOption;
  callbacks: Pick<OptionsCallbacks, 'onEnabled' | 'onAgentName' | 'onForgetTaught'>;
}

function SiteRow({ site, callbacks }: SiteRowProps) {
  const t = useText();
  const [name, setName] = useState(site.agentName);
  const { outcome, run } = useOutcome();
  const field = useId();
  const clean = name.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => callbacks.onAgentName(site.id, clean));
  };
  return (
    <li className="site-row">
      <label className="switch">
        <input
          type="checkbox"
          checked={site.enabled}
          onChange={(event) => void run(() => callbacks.onEnabled(site.id, event.target.checked))}
        />
        <span>{site.name}</span>
      </label>
      {!site.fillOnly && (
        <form onSubmit={save} className="inline">
          <label htmlFor={field}>{t('optionsName')}</label>
          <input
            id={field}
            type="text"
            value={name}
            maxLength={40}
            placeholder={t('optionsNameByPage')}
            onChange={(event) => setName(event.target.value)}
          />
          <button
            type="submit"
            className="plain"
            disabled={clean === '' || clean === site.agentName || outcome === 'busy'}
          >
            {t('save')}
          </button>
          <OutcomeNote outcome={outcome} />
        </form>
      )}
      <p className="foot">
        {site.fillOnly ? (
          t('overlayStatusFillOnly')
        ) : site.health ? (
          <>
            <span aria-hidden="true">{HEALTH[site.health.state].mark} </span>
            {t(HEALTH[site.health.state].word)}
            {site.health.missing.length > 0 && ` · ${t('healthMissing', site.health.missing.join(t('listSeparator')))}`}
            {` · ${new Intl.DateTimeFormat(t('localeTag'), { dateStyle: 'short', timeStyle: 'short' }).format(site.health.at)}`}
          </>
        ) : (
          t('healthNone')
        )}
        {` · ${site.verifiedOn === '' ? t('optionsUndated') : t('optionsVerified', site.verifiedOn)}`}
        {site.estimates && ` · ${t('optionsEstimates')}`}
      </p>
      {site.taught && (
        <p className="foot">
          {t('optionsTaught')}{' '}
          <button type="button" className="link" onClick={() => void run(() => callbacks.onForgetTaught(site.id))}>
            {t('optionsForgetTaught')}
          </button>
        </p>
      )}
    </li>
  );
}

export function SiteSection({
  sites,
  callbacks,
}: {
  sites: readonly SiteOption[];
  callbacks: SiteRowProps['callbacks'];
}) {
  const t = useText();
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{t('optionsSites')}</h2>
      <p className="lead-in">{t('optionsSitesWhy')}</p>
      <ul>
        {sites.map((site) => (
          <SiteRow key={`${site.id}|${site.agentName}`} site={site} callbacks={callbacks} />
        ))}
      </ul>
    </section>
  );
}

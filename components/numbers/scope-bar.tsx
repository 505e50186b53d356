/** Whose numbers, of which days, counted how. One row of plain controls, on paper one line of words; every change is in the address. */
import { useId } from 'react';
import { asId, type BusinessDay } from '../../utils/core/ids';
import { PERIODS, type Period, shiftDay, spanBefore, spanOf } from '../../utils/core/period';
import { type MessageKey, useText } from '../text';
import type { NumberScope, ScopeChoices } from './numbers-model';

export const PERIOD_WORDS: Record<Period, MessageKey> = { day: 'periodDay', week: 'periodWeek', month: 'periodMonth' };

interface ScopeWordsProps {
  scope: NumberScope;
  choices: ScopeChoices;
}

interface ScopeBarProps extends ScopeWordsProps {
  onScope(parts: Partial<NumberScope>): void;
}

/** A sheet of paper must say by itself whose it is. */
export function ScopeWords({ scope, choices: { sites, agents, shops } }: ScopeWordsProps) {
  const t = useText();
  const nameOf = (choices: readonly { id: string; name: string }[], id: string | undefined) =>
    choices.find((each) => each.id === id)?.name;
  const { from, to } = spanOf(scope.period, scope.day);
  const words = [
    nameOf(sites, scope.siteId),
    nameOf(agents, scope.agentId),
    from === to ? from : `${from} – ${to}`,
    t(scope.view === 'coach' ? 'scopeCoach' : 'scopePlatform'),
    shops.length > 1 ? (nameOf(shops, scope.shopId) ?? t('scopeAllShops')) : undefined,
    scope.shiftOnly ? t('scopeShift') : undefined,
  ];
  return <p className="print-only">{words.filter((each) => each !== undefined).join(' · ')}</p>;
}

export function ScopeBar({ scope, choices, onScope }: ScopeBarProps) {
  const t = useText();
  const id = useId();
  const { sites, agents, shops, hasShift, today } = choices;
  const pick = (value: string) => (value === '' ? undefined : value);
  return (
    <div className="scope">
      {sites.length > 1 && (
        <label>
          {t('scopeSite')}
          <select value={scope.siteId ?? ''} onChange={(event) => onScope({ siteId: asId(event.target.value) })}>
            {sites.map((site) => (
              <option key={site.id} value={site.id}>
                {site.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {agents.length > 1 && (
        <label>
          {t('scopeAgent')}
          <select value={scope.agentId ?? ''} onChange={(event) => onScope({ agentId: asId(event.target.value) })}>
            {agents.map((agent) => (
              <option key={agent.id} value={agent.id}>
                {agent.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label htmlFor={`${id}-day`}>
        {t('scopeDay')}
        <span className="stepper">
          <button
            type="button"
            className="plain small"
            aria-label={t('scopeEarlier')}
            onClick={() => onScope({ day: spanBefore(scope.period, scope.day).to })}
          >
            ‹
          </button>
          <input
            id={`${id}-day`}
            type="date"
            max={today}
            value={scope.day}
            onChange={(event) => event.target.value && onScope({ day: asId<BusinessDay>(event.target.value) })}
          />
          <button
            type="button"
            className="plain small"
            aria-label={t('scopeLater')}
            disabled={spanOf(scope.period, scope.day).to >= today}
            onClick={() => {
              const next = shiftDay(spanOf(scope.period, scope.day).to, 1);
              onScope({ day: next > today ? today : next });
            }}
          >
            ›
          </button>
        </span>
      </label>
      <fieldset className="segments">
        <legend className="unseen">{t('scopePeriod')}</legend>
        {PERIODS.map((period) => (
          <button
            key={period}
            type="button"
            className="segment"
            aria-pressed={scope.period === period}
            onClick={() => onScope({ period })}
          >
            {t(PERIOD_WORDS[period])}
          </button>
        ))}
      </fieldset>
      <label>
        {t('scopeView')}
        <select
          value={scope.view}
          onChange={(event) => onScope({ view: event.target.value === 'coach' ? 'coach' : 'platform' })}
        >
          <option value="platform">{t('scopePlatform')}</option>
          <option value="coach">{t('scopeCoach')}</option>
        </select>
      </label>
      {shops.length > 1 && (
        <label>
          {t('scopeShop')}
          <select
            value={scope.shopId ?? ''}
            onChange={(event) => {
              const shop = pick(event.target.value);
              onScope({ shopId: shop === undefined ? undefined : asId(shop) } as Partial<NumberScope>);
            }}
          >
            <option value="">{t('scopeAllShops')}</option>
            {shops.map((shop) => (
              <option key={shop.id} value={shop.id}>
                {shop.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {hasShift && (
        <label className="choice">
          <input
            type="checkbox"
            checked={scope.shiftOnly}
            onChange={(event) => onScope({ shiftOnly: event.target.checked })}
          />
          {t('scopeShift')}
        </label>
      )}
      {scope.day !== today && (
        <button type="button" className="link" onClick={() => onScope({ day: today })}>
          {t('scopeToday')}
        </button>
      )}
    </div>
  );
}

/** Owns the page's address: tab, scope and open number, so that a reload or a bookmark comes back to the same place. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { NUMBER_TABS, type NumberTab } from '../../components/numbers/numbers-app';
import type { NumberScope } from '../../components/numbers/numbers-model';
import { asId, type BusinessDay } from '../../utils/core/ids';
import { METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { PERIODS } from '../../utils/core/period';

export interface Place {
  tab: NumberTab;
  scope: NumberScope;
  metric: MetricId;
  /** One hour of the day that is shown, by the wall clock. */
  hour?: number | undefined;
}

const isDay = (text: string | null): text is BusinessDay => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

/** `#figures?day=2026-11-21&metric=average`; anything unknown falls back. */
export function placeOf(hash: string, today: BusinessDay): Place {
  const [name = '', rest = ''] = hash.replace(/^#/, '').split('?');
  const query = new URLSearchParams(rest);
  const [day, metric, site, agent, shop] = ['day', 'metric', 'site', 'agent', 'shop'].map((key) => query.get(key)) as [
    string | null,
    string | null,
    string | null,
    string | null,
    string | null,
  ];
  return {
    tab: NUMBER_TABS.find((each) => each === name) ?? 'figures',
    ...hourOf(query.get('hour')),
    metric: metric !== null && Object.hasOwn(METRIC_LIST, metric) ? (metric as MetricId) : 'average',
    scope: {
      day: isDay(day) ? day : today,
      period: PERIODS.find((each) => each === query.get('period')) ?? 'day',
      view: query.get('view') === 'coach' ? 'coach' : 'platform',
      shiftOnly: query.get('shift') === '1',
      ...(site !== null && { siteId: asId(site) }),
      ...(agent !== null && { agentId: asId(agent) }),
      ...(shop !== null && { shopId: asId(shop) }),
    },
  };
}

function hourOf(text: string | null): Pick<Place, 'hour'> {
  return text !== null && /^(1?\d|2[0-3])$/.test(text) ? { hour: Number(text) } : {};
}

export function hashOf({ tab, scope, metric, hour }: Place, today: BusinessDay): string {
  const query = new URLSearchParams();
  if (scope.day !== today) query.set('day', scope.day);
  if (scope.period !== 'day') query.set('period', scope.period);
  if (scope.view !== 'platform') query.set('view', scope.view);
  if (scope.shiftOnly) query.set('shift', '1');
  if (scope.siteId !== undefined) query.set('site', scope.siteId);
  if (scope.agentId !== undefined) query.set('agent', scope.agentId);
  if (scope.shopId !== undefined) query.set('shop', scope.shopId);
  query.set('metric', metric);
  // An hour is of a day.
  if (hour !== undefined && scope.period === 'day') query.set('hour', String(hour));
  return `#${tab}?${query}`;
}

/** The place in the address, and the way to another. */
export function usePlace(today: BusinessDay): [Place, (parts: Partial<Place>) => void] {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const move = () => setHash(location.hash);
    addEventListener('hashchange', move);
    return () => removeEventListener('hashchange', move);
  }, []);
  // A place without a day is today's, whichever day that is by now.
  const place = useMemo(() => placeOf(hash, today), [hash, today]);
  const go = useCallback(
    (parts: Partial<Place>) => {
      const { hour, ...before } = placeOf(location.hash, today);
      // Another day, person or tab begins with whole days; another number stays in its hour.
      const kept = parts.metric !== undefined && parts.scope === undefined;
      location.hash = hashOf({ ...before, ...(kept && { hour }), ...parts }, today);
    },
    [today],
  );
  return [place, go];
}

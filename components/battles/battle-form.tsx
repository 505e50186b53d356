/** Setting a race of groups: what counts, from which hour, how many hours, and who is in which group. */
import { type FormEvent, useId, useState } from 'react';
import type { Battle, BattleMetric } from '../../utils/core/battle';
import { asId, type SiteId } from '../../utils/core/ids';
import { type MessageKey, useText } from '../text';
import type { BattleCallbacks, BattleFormModel, BattleOutcome } from './battle-model';
import { metricName } from './battle-words';

const METRICS: readonly BattleMetric[] = ['average', 'first', 'share', 'receptions', 'conversion', 'composite'];
const HOURS = [1, 2, 3, 4, 6, 8, 12, 24] as const;
const GROUPS = [2, 3, 4, 5, 6] as const;
const SAID: Record<BattleOutcome, MessageKey> = {
  done: 'hubDone',
  down: 'battleNotReached',
  refused: 'battleRefused',
  bad: 'battleBad',
};

interface BattleFormProps extends BattleFormModel {
  onPut: BattleCallbacks['onPut'];
  createId(): string;
}

export function BattleForm({ members, sites, starts, onPut, createId }: BattleFormProps) {
  const t = useText();
  const id = useId();
  const [title, setTitle] = useState('');
  const [siteId, setSiteId] = useState(sites[0]?.id ?? '');
  const [metric, setMetric] = useState<BattleMetric>('average');
  const [from, setFrom] = useState<number>();
  const [hours, setHours] = useState<number>(3);
  const [count, setCount] = useState<number>(2);
  const [names, setNames] = useState<Record<number, string>>({});
  /** Who was moved by hand; everybody else is dealt in turn. */
  const [moved, setMoved] = useState<Record<string, number>>({});
  const [said, setSaid] = useState<BattleOutcome | 'busy'>();
  const numbers = [...Array(count).keys()];
  const groupOf = (member: string, index: number) => Math.min(moved[member] ?? index % count, count - 1);
  const nameOf = (index: number) => names[index]?.trim() || t('battleGroupName', index + 1);

  const put = async (event: FormEvent) => {
    event.preventDefault();
    const start = from ?? starts[0]?.at;
    if (start === undefined) return;
    const battle: Battle = {
      id: createId(),
      title: title.trim(),
      siteId: asId<SiteId>(siteId),
      metric,
      from: start,
      to: start + hours * 3600,
      groups: Array.from({ length: count }, (_, group) => ({
        name: nameOf(group),
        members: members.filter((member, index) => groupOf(member.id, index) === group).map((member) => member.id),
      })),
    };
    setSaid('busy');
    setSaid(await onPut(battle).catch(() => 'down' as const));
  };
  return (
    <form onSubmit={(event) => void put(event)} className="battle-form">
      <label htmlFor={`${id}-title`}>{t('battleName')}</label>
      <input id={`${id}-title`} maxLength={40} value={title} onChange={(event) => setTitle(event.target.value)} />
      <label htmlFor={`${id}-site`}>{t('popupSite')}</label>
      <select id={`${id}-site`} value={siteId} onChange={(event) => setSiteId(event.target.value)}>
        {sites.map((site) => (
          <option key={site.id} value={site.id}>
            {site.name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-metric`}>{t('battleMetric')}</label>
      <select id={`${id}-metric`} value={metric} onChange={(event) => setMetric(event.target.value as BattleMetric)}>
        {METRICS.map((each) => (
          <option key={each} value={each}>
            {metricName(each, t)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-from`}>{t('battleStart')}</label>
      <select id={`${id}-from`} value={from ?? starts[0]?.at} onChange={(event) => setFrom(Number(event.target.value))}>
        {starts.map(({ at, label }) => (
          <option key={at} value={at}>
            {label}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-hours`}>{t('battleHours')}</label>
      <select id={`${id}-hours`} value={hours} onChange={(event) => setHours(Number(event.target.value))}>
        {HOURS.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-count`}>{t('battleGroups')}</label>
      <select id={`${id}-count`} value={count} onChange={(event) => setCount(Number(event.target.value))}>
        {GROUPS.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      {numbers.map((group) => (
        <input
          key={group}
          maxLength={20}
          aria-label={t('battleGroupName', group + 1)}
          placeholder={t('battleGroupName', group + 1)}
          value={names[group] ?? ''}
          onChange={(event) => setNames({ ...names, [group]: event.target.value })}
        />
      ))}
      <details>
        <summary>{t('battleWho', members.length)}</summary>
        <ul className="members">
          {members.map((member, index) => (
            <li key={member.id} className="site-row">
              <label htmlFor={`${id}-${member.id}`}>{member.name}</label>{' '}
              <select
                id={`${id}-${member.id}`}
                value={groupOf(member.id, index)}
                onChange={(event) => setMoved({ ...moved, [member.id]: Number(event.target.value) })}
              >
                {numbers.map((group) => (
                  <option key={group} value={group}>
                    {nameOf(group)}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      </details>
      <div className="actions">
        <button
          type="submit"
          className="plain"
          disabled={title.trim() === '' || members.length < count || said === 'busy'}
        >
          {t('battlePut')}
        </button>
        <span role="status" className="outcome">
          {said !== undefined && t(said === 'busy' ? 'hubBusy' : SAID[said])}
        </span>
      </div>
    </form>
  );
}

/** Races of groups: who leads, hour by hour, and cards of them to paste into the team's chat. The newest comes first. */
import { useState } from 'react';
import { METRIC_LIST } from '../../utils/core/metric-list';
import { Scroller } from '../scroller';
import { useText } from '../text';
import type { BattleCallbacks, BattleView } from './battle-model';
import { type Card, cardOf, cardText, hourText, metricName, stateText, valueText } from './battle-words';
import { copyCard } from './draw-card';

interface BattleListProps {
  battles: readonly BattleView[];
  /** Only leads take one down. */
  onDrop?: BattleCallbacks['onDrop'];
}

export function BattleList({ battles, onDrop }: BattleListProps) {
  return battles.map((view) => <Race key={view.battle.id} view={view} {...(onDrop && { onDrop })} />);
}

function Race({ view, onDrop }: { view: BattleView; onDrop?: BattleCallbacks['onDrop'] }) {
  const t = useText();
  const { battle, groups, hours, won } = view;
  const { metric, title } = battle;
  const isCount = metric !== 'composite' && METRIC_LIST[metric].kind === 'count';
  return (
    <article className="battle">
      <h3>
        {title} <span className="foot">{stateText(view, t)}</span>
      </h3>
      <p className="foot">
        {view.siteName} · {metricName(metric, t)}
        {isCount && ` · ${t('battlePerHead')}`}
      </p>
      <Scroller label={title}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t('battlePlace')}</th>
              <th scope="col">{t('battleGroup')}</th>
              <th scope="col" className="number">
                {metricName(metric, t)}
              </th>
              <th scope="col" className="number">
                {t('battleSample')}
              </th>
              <th scope="col" className="number">
                {t('battlePeople')}
              </th>
              <th scope="col" className="number">
                {t('battleWon')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.name}>
                <td>{group.place ?? '—'}</td>
                <th scope="row">{group.name}</th>
                <td className="number">{valueText(metric, group, t)}</td>
                <td className="number">{group.sample}</td>
                <td className="number">
                  {group.people}/{group.of}
                </td>
                <td className="number">{won[group.name] ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <CardActions card={cardOf(view, undefined, t)} />
      {hours.map((hour) => (
        <details key={`${hour.day} ${hour.hour}`}>
          <summary>
            {hourText(hour, t)}
            {' · '}
            {hour.groups
              .filter(({ place }) => place === 1)
              .map(({ name }) => name)
              .join(' / ') || t('battleNobody')}
          </summary>
          <pre className="card">{cardText(cardOf(view, hour, t))}</pre>
          <CardActions card={cardOf(view, hour, t)} />
        </details>
      ))}
      {onDrop && (
        <button type="button" className="plain small" onClick={() => void onDrop(battle.id)}>
          {t('battleDrop')}
        </button>
      )}
    </article>
  );
}

function CardActions({ card }: { card: Card }) {
  const t = useText();
  const [said, setSaid] = useState('');
  const say = (ok: boolean) => setSaid(t(ok ? 'explainCopied' : 'explainCopyFailed'));
  const copyText = () =>
    navigator.clipboard.writeText(cardText(card)).then(
      () => say(true),
      () => say(false),
    );
  return (
    <p className="actions">
      <button type="button" className="plain small" onClick={() => void copyText()}>
        {t('battleCopyText')}
      </button>
      <button type="button" className="plain small" onClick={() => void copyCard(card).then(say)}>
        {t('battleCopyPicture')}
      </button>
      <span role="status" className="outcome">
        {said}
      </span>
    </p>
  );
}

/** Races of groups: who leads, hour by hour, and cards of them to paste into the team's chat. The newest comes first. */
import { Fragment, useState } from 'react';
import { METRIC_LIST } from '../../utils/core/metric-list';
import { SumsProof } from '../figures/sums-proof';
import { formatCount } from '../format-count';
import { Scroller } from '../scroller';
import { useText } from '../text';
import type { BattleCallbacks, BattleView, BattleWish } from './battle-model';
import { type Card, cardOf, cardText, hourText, metricName, stateText, valueText } from './battle-words';
import { copyCard } from './draw-card';

interface BattleListProps {
  battles: readonly BattleView[];
  /** Only leads take one down. */
  onDrop?: BattleCallbacks['onDrop'];
  /** What a group's number rests on; undefined closes it. */
  onOpen?: (wish: BattleWish | undefined) => void;
}

export function BattleList({ battles, ...callbacks }: BattleListProps) {
  return battles.map((view) => <Race key={view.battle.id} view={view} {...callbacks} />);
}

const COLUMNS = 6;

function Race({ view, onDrop, onOpen }: { view: BattleView } & Omit<BattleListProps, 'battles'>) {
  const t = useText();
  const { battle, groups, hours, won, proof } = view;
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
            {groups.map((group) => {
              const isOpen = proof !== undefined && proof.members === group.members;
              const wish = isOpen ? undefined : { battleId: battle.id, members: group.members };
              const value = valueText(metric, { ...group, estimated: false }, t);
              return (
                <Fragment key={`${group.name} ${group.members.join()}`}>
                  <tr>
                    <td>{group.place ?? '—'}</td>
                    <th scope="row">{group.name}</th>
                    <td className="number">
                      {group.estimated && group.value !== undefined && (
                        <span className="badge badge-before badge-estimated">{t('badgeEstimated')}</span>
                      )}
                      {onOpen && group.value !== undefined ? (
                        <button
                          type="button"
                          className="figure-button"
                          aria-expanded={isOpen}
                          title={t('explainTitle', metricName(metric, t))}
                          onClick={() => onOpen(wish)}
                        >
                          {value}
                        </button>
                      ) : (
                        value
                      )}
                    </td>
                    <td className="number">{formatCount(group.sample)}</td>
                    <td className="number">
                      {group.people}/{group.of}
                    </td>
                    <td className="number">{won[group.name] ?? 0}</td>
                  </tr>
                  {isOpen && (
                    <tr>
                      <td colSpan={COLUMNS} className="proof-cell">
                        <SumsProof model={proof.sums} onCopy={copyText} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
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

const copyText = (text: string) =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );

function CardActions({ card }: { card: Card }) {
  const t = useText();
  const [said, setSaid] = useState('');
  const say = (ok: boolean) => setSaid(t(ok ? 'explainCopied' : 'explainCopyFailed'));
  return (
    <p className="actions">
      <button type="button" className="plain small" onClick={() => void copyText(cardText(card)).then(say)}>
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

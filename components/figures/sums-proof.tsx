/** The proof of a number that stands by sums alone: its arithmetic, the waits, what each hour or person brought, and why it opens no further. */
import { useState } from 'react';
import { WaitChart } from '../charts/wait-chart';
import { formatCount } from '../format-count';
import { useText } from '../text';
import { Opens } from './opens';
import type { SumLine, SumList, SumsModel } from './sums-model';
import { partValue, sumsLines, sumsText, sumsTitle } from './sums-text';

interface SumsProofProps {
  model: SumsModel;
  onCopy(text: string): Promise<boolean>;
}

export function SumsProof({ model, onCopy }: SumsProofProps) {
  const t = useText();
  const [said, setSaid] = useState('');
  const { metric, rule, waits, lists, notes } = model;
  const title = sumsTitle(model, t);
  const copy = async () => setSaid(t((await onCopy(sumsText(model, t))) ? 'explainCopied' : 'explainCopyFailed'));
  return (
    <section className="explain sums" aria-label={title}>
      <div className="view-head">
        <h3>{title}</h3>
        <button type="button" className="plain small no-print" onClick={() => void copy()}>
          {t('explainCopy')}
        </button>
        <span className="outcome" role="status">
          {said}
        </span>
      </div>
      {sumsLines(model, t).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {notes.map((note) => (
        <p key={note} className="foot">
          {note}
        </p>
      ))}
      <div className="sums-parts">
        {lists.map((list) => (
          <SumTable key={list.axis} list={list} metric={metric} />
        ))}
        {waits.some((count) => count > 0) && <WaitChart waits={waits} limitMs={rule.limitMs} />}
      </div>
    </section>
  );
}

function SumTable({ list, metric }: { list: SumList; metric: SumsModel['metric'] }) {
  const t = useText();
  const { axis, points, lines } = list;
  return (
    <table className="turn-table sums-table">
      <thead>
        <tr>
          <th scope="col">{axis}</th>
          <th scope="col" className="number">
            {t('figureValue')}
          </th>
          <th scope="col" className="number">
            {t(points ? 'sumsPoints' : 'rankSample')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row" className="sums-name">
              {line.label}
            </th>
            <td className="number">
              <Figure line={line} metric={line.metric ?? metric} />
            </td>
            <td className="number">{points ? line.sample.toFixed(0) : formatCount(line.sample)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ line, metric }: { line: SumLine; metric: SumsModel['metric'] }) {
  const t = useText();
  const text = partValue(line, metric, t);
  if (metric === undefined) return text;
  return (
    <Opens metric={metric} href={line.href}>
      {text}
    </Opens>
  );
}

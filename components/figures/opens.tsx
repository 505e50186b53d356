/** A number that leads to its proof, as a link, where there is a proof to lead to. */
import type { ReactNode } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import { useText } from '../text';
import { nameOf } from './metrics';

interface OpensProps {
  href: string | undefined;
  metric: MetricId;
  children: ReactNode;
}

export function Opens({ href, metric, children }: OpensProps) {
  const t = useText();
  if (href === undefined) return children;
  return (
    <a className="figure-button" href={href} title={t('explainTitle', nameOf(metric, t))}>
      {children}
    </a>
  );
}

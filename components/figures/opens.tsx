/** A number that leads to its proof: on a page of its own, as a link, or right below. Where there is none it stands plain. */
import type { ReactNode } from 'react';
import type { MetricId } from '../../utils/core/metric-list';
import { useText } from '../text';
import { nameOf } from './metrics';

interface OpensProps {
  href: string | undefined;
  metric: MetricId;
  /** Where there is no page: shows the proof, or takes it away again. */
  onOpen?: (() => void) | undefined;
  isOpen?: boolean;
  children: ReactNode;
}

export function Opens({ href, metric, onOpen, isOpen = false, children }: OpensProps) {
  const t = useText();
  const title = t('explainTitle', nameOf(metric, t));
  if (href !== undefined)
    return (
      <a className="figure-button" href={href} title={title}>
        {children}
      </a>
    );
  if (!onOpen) return children;
  return (
    <button type="button" className="figure-button" aria-expanded={isOpen} title={title} onClick={onOpen}>
      {children}
    </button>
  );
}

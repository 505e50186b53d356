/** Names of what an agent may tell the leads, on the page that tells and on the one that hears. */
import type { Report } from '../utils/core/report';
import type { MessageKey } from './text';

export const REPORT_KINDS: Record<Report['kind'], MessageKey> = {
  escalation: 'reportEscalation',
  script: 'reportScript',
};

/** What the person must know about the reading itself, and the outcome of the last insert. Calm wording, no blame. */
import type { MouseEvent } from 'react';
import { type MessageKey, type Translate, useText } from '../text';
import type { InsertNotice, OverlayModel } from './overlay-model';

function noticeText(notice: InsertNotice, t: Translate): string {
  switch (notice.kind) {
    case 'inserted':
      return t('noticeInserted', notice.title);
    case 'copied':
      return t('noticeCopied', notice.title);
    case 'missing-variable':
      return t('noticeMissing', notice.labels.join(t('listSeparator')));
    case 'refused-switched':
      return t('noticeSwitched');
    case 'refused-composing':
      return t('noticeComposing');
    case 'refused-untrusted':
      return t('noticeUntrusted');
    case 'failed':
      return t('noticeFailed');
  }
}

/** The live region is always there, so that a screen reader hears what comes into it. */
export function NoticeLine({ notice, onDismiss }: { notice: InsertNotice | undefined; onDismiss(event: Event): void }) {
  const t = useText();
  return (
    <div role="status" className="notice-room">
      {notice && (
        <p className={notice.kind === 'inserted' ? 'notice notice-good' : 'notice'}>
          <span aria-hidden="true">{notice.kind === 'inserted' ? '✓' : '!'}</span>
          <span className="grow">{noticeText(notice, t)}</span>
          <button
            type="button"
            className="icon"
            aria-label={t('noticeDismiss')}
            title={t('noticeDismiss')}
            onClick={(event: MouseEvent) => onDismiss(event.nativeEvent)}
          >
            ×
          </button>
        </p>
      )}
    </div>
  );
}

const STATUS_TEXT: Partial<Record<OverlayModel['status'], MessageKey>> = {
  starting: 'overlayStatusStarting',
  degraded: 'overlayStatusDegraded',
  unrecognised: 'overlayStatusUnrecognised',
  paused: 'overlayStatusPaused',
  orphaned: 'overlayStatusOrphaned',
  'store-unavailable': 'overlayStatusStore',
};

interface StatusLineProps {
  status: OverlayModel['status'];
  missingFields: readonly string[];
  onReload: ((event: Event) => void) | undefined;
}

export function StatusLine({ status, missingFields, onReload }: StatusLineProps) {
  const t = useText();
  const key = STATUS_TEXT[status];
  if (!key) return null;
  return (
    <div className={`state state-${status}`}>
      <p>{key === 'overlayStatusDegraded' ? t(key, missingFields.join(t('listSeparator'))) : t(key)}</p>
      {status === 'orphaned' && onReload && (
        <button type="button" className="plain" onClick={(event) => onReload(event.nativeEvent)}>
          {t('overlayReload')}
        </button>
      )}
    </div>
  );
}

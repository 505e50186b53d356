/** What the person must know about the reading itself, and the outcome of the last insert. Calm wording, no blame. */
import type { MouseEvent } from 'react';
import { type MessageKey, type Translate, useText } from '../text';
import type { InsertNotice, OverlayCallbacks, OverlayModel } from './overlay-model';

const PICTURE_TEXT = {
  attached: 'noticePictureAttached',
  copied: 'noticePictureCopied',
  lost: 'noticePictureLost',
} as const;

function insertedText({ title, picture }: Extract<InsertNotice, { kind: 'inserted' }>, t: Translate): string {
  const said = t('noticeInserted', title);
  return picture === undefined ? said : said + t(PICTURE_TEXT[picture]);
}

function noticeText(notice: InsertNotice, t: Translate): string {
  switch (notice.kind) {
    case 'inserted':
      return insertedText(notice, t);
    case 'remembered':
      return notice.title === undefined ? t('noticeQuestionKept') : t('noticeRemembered', notice.title);
    case 'own-reply':
      return notice.reply === undefined ? t('noticeOwnReply', notice.question) : t('noticeOwnReplyIs', notice.reply);
    case 'copied':
      return t('noticeCopied', notice.title);
    case 'copied-unsure':
      return t('noticeCopiedUnsure', notice.title);
    case 'missing-variable':
      return t('noticeMissing', notice.labels.join(t('listSeparator')));
    case 'refused-switched':
      return t('noticeSwitched');
    case 'refused-changed':
      return t('noticeChanged');
    case 'refused-composing':
      return t('noticeComposing');
    case 'refused-untrusted':
      return t('noticeUntrusted');
    case 'failed':
      return t('noticeFailed');
    case 'reported':
      return t('noticeReported');
  }
}

function isGood({ kind }: InsertNotice): boolean {
  return kind === 'inserted' || kind === 'reported' || kind === 'remembered' || kind === 'own-reply';
}

/** What a tap on the notice does. */
function offerText(notice: InsertNotice, t: Translate): string | undefined {
  if (notice.kind === 'inserted') return notice.question && t('noticeRemember', notice.question);
  if (notice.kind !== 'own-reply') return undefined;
  return t(notice.reply === undefined ? 'noticeOwnReplyTake' : 'noticeOwnReplyKeep');
}

/** What is only asked is not done yet. */
function markOf(notice: InsertNotice): string {
  if (notice.kind === 'own-reply') return '+';
  return isGood(notice) ? '✓' : '!';
}

interface NoticeLineProps {
  notice: InsertNotice | undefined;
  onRemember: ((event: Event) => void) | undefined;
  onDismiss(event: Event): void;
}

/** The live region is always there, so that a screen reader hears what comes into it. */
export function NoticeLine({ notice, onRemember, onDismiss }: NoticeLineProps) {
  const t = useText();
  const offer = notice && offerText(notice, t);
  return (
    <div role="status" className="notice-room">
      {notice && (
        <p className={isGood(notice) ? 'notice notice-good' : 'notice'}>
          <span aria-hidden="true">{markOf(notice)}</span>
          <span className="grow">
            {noticeText(notice, t)}
            {offer !== undefined && onRemember && (
              <button
                type="button"
                className="remember"
                // The caret stays in the input field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={(event) => onRemember(event.nativeEvent)}
              >
                {offer}
              </button>
            )}
          </span>
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
  elsewhere: 'overlayStatusElsewhere',
  'fill-only': 'overlayStatusFillOnly',
};

interface StatusLineProps {
  status: OverlayModel['status'];
  missingFields: readonly string[];
  callbacks: Pick<OverlayCallbacks, 'onReload' | 'onReport' | 'onRecord'>;
}

export function StatusLine({ status, missingFields, callbacks }: StatusLineProps) {
  const t = useText();
  const key = STATUS_TEXT[status];
  if (!key) return null;
  const changed = status === 'degraded' || status === 'unrecognised';
  const [act, label] =
    status === 'orphaned'
      ? ([callbacks.onReload, 'overlayReload'] as const)
      : status === 'elsewhere'
        ? ([callbacks.onRecord, 'overlayRecordHere'] as const)
        : ([changed ? callbacks.onReport : undefined, 'overlayReport'] as const);
  return (
    <div className={`state state-${status}`}>
      <p>{key === 'overlayStatusDegraded' ? t(key, missingFields.join(t('listSeparator'))) : t(key)}</p>
      {act && (
        <button type="button" className="plain" onClick={(event) => act(event.nativeEvent)}>
          {t(label)}
        </button>
      )}
    </div>
  );
}

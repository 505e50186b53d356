/** Says in plain words whether records can be kept, and what was lost and brought back. */
import type { Loss, StorageState } from '../utils/core/storage-news';
import { formatCount } from './format-count';
import { type MessageKey, type Translate, useText } from './text';

const STATES: Partial<Record<StorageState['state'], MessageKey>> = {
  unavailable: 'storeUnavailable',
  newer: 'storeNewer',
  full: 'storeFull',
};

/** One loss as sentences. */
export function wordsOf(loss: Loss, t: Translate): string {
  if (loss.state === 'recovering') return t('lossRecovering');
  const said: string[] = [];
  if (loss.what === 'records') said.push(t('lossRecords', formatCount(loss.factsBack)));
  if (loss.what === 'day') said.push(t('lossDay', formatCount(loss.factsBack)));
  if (loss.what === 'copies') said.push(t('lossCopies'));
  if (loss.what === 'no-copies') said.push(t('lossNoCopies'));
  if (loss.daysBack > 0) said.push(t('lossDaysBack', formatCount(loss.daysBack)));
  if (loss.factsGone > 0) said.push(t('lossFactsGone', formatCount(loss.factsGone)));
  if (loss.packsBack > 0) said.push(t('lossPacksBack', formatCount(loss.packsBack)));
  if (loss.settingsBack > 0) said.push(t('lossSettingsBack', formatCount(loss.settingsBack)));
  return said.join(t('sentenceGap'));
}

/** What is wrong now; undefined when nothing is. */
export function troubleOf({ state }: StorageState): MessageKey | undefined {
  return STATES[state];
}

interface StorageNoteProps {
  storage: StorageState;
  losses: readonly Loss[];
  onSeen(): void;
}

/** The popup's line above everything: what is wrong now, else the newest news nobody has read. */
export function StorageNote({ storage, losses, onSeen }: StorageNoteProps) {
  const t = useText();
  const trouble = troubleOf(storage);
  const [newest] = losses;
  if (!trouble && !newest) return null;
  return (
    <div className="storage-note" role="status">
      <p>{trouble ? t(trouble) : newest && wordsOf(newest, t)}</p>
      {!trouble && newest?.state === 'done' && (
        <button type="button" className="plain" onClick={onSeen}>
          {t('lossSeen')}
        </button>
      )}
    </div>
  );
}

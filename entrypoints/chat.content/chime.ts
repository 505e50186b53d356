/** One soft tone, where the person asked for it. Owns no sound of the page's; a browser that forbids it stays silent. */
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';

const PITCH_HZ = 587;
const LENGTH_SEC = 0.22;
const LOUDNESS = 0.05;

/** @returns plays it, unless sounds are off */
export function createChime(signal: AbortSignal): () => void {
  let off = SETTINGS.soundOff.fallback;
  let context: AudioContext | undefined;
  const unwatch = watchKey(settingKey('soundOff'), (stored) => {
    off = decodeSetting(stored, SETTINGS.soundOff).value;
  });
  void readSetting(localKeyValue, 'soundOff').then(({ value }) => {
    off = value;
  });
  signal.addEventListener('abort', () => {
    unwatch();
    void context?.close();
  });
  return () => {
    // Before the first click a context stands still, and everything it was given would sound together later.
    if (off || signal.aborted || !navigator.userActivation?.hasBeenActive) return;
    try {
      context ??= new AudioContext();
      const { currentTime, destination } = context;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = PITCH_HZ;
      volume.gain.setValueAtTime(LOUDNESS, currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, currentTime + LENGTH_SEC);
      tone.connect(volume).connect(destination);
      tone.start(currentTime);
      tone.stop(currentTime + LENGTH_SEC);
    } catch {
      // No sound card.
    }
  };
}

/** The worker that compares all scripts of a pack with one another: one list in, groups out, done. */
import { findDuplicates } from '../../utils/core/pack-duplicates';
import type { Snippet } from '../../utils/core/snippet';

const port = self as unknown as { postMessage(message: unknown): void };

self.addEventListener('message', ({ data }: MessageEvent<readonly Snippet[]>) => {
  port.postMessage(findDuplicates(data));
});

/** Owns looking for duplicates beside the page: among thousands it takes seconds, and typing must not wait for it. */
import type { DuplicateGroup } from '../../utils/core/pack-duplicates';
import type { Snippet } from '../../utils/core/snippet';
import workerUrl from './duplicates-worker?worker&url';
import { vouchFor } from './vouched-url';

/** Rejects when the worker cannot run. */
export function findDuplicatesAside(snippets: readonly Snippet[]): Promise<readonly DuplicateGroup[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(vouchFor(workerUrl, 'duplicates'), { type: 'module' });
    const end = () => worker.terminate();
    worker.onmessage = ({ data }: MessageEvent<readonly DuplicateGroup[]>) => {
      end();
      resolve(data);
    };
    worker.onerror = () => {
      end();
      reject(new Error('the duplicates worker failed'));
    };
    worker.postMessage(snippets);
  });
}

/** Owns looking for duplicates beside the page: among thousands it takes seconds, and typing must not wait for it. */
import type { DuplicateGroup } from '../../utils/core/pack-duplicates';
import type { Snippet } from '../../utils/core/snippet';
import workerUrl from './duplicates-worker?worker&url';

interface TrustedFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Our own pages let no script be named by plain text (trusted types); this is the one name we vouch for. */
function vouchedUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedFactory };
  return trustedTypes
    ? trustedTypes
        .createPolicy(`sideline-duplicates-${Math.random().toString(36).slice(2)}`, {
          createScriptURL: () => workerUrl,
        })
        .createScriptURL(workerUrl)
    : workerUrl;
}

/** Rejects when the worker cannot run. */
export function findDuplicatesAside(snippets: readonly Snippet[]): Promise<readonly DuplicateGroup[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(vouchedUrl(), { type: 'module' });
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

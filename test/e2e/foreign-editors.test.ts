/**
 * An editor that we do not carry, for its licence: fetched from the registry and put through the same moments as the others.
 * Asked for by hand: `npm test -- build e2e all foreign-editors`.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { buildCkeditor } from '../foreign/ckeditor/build';
import { installForeign } from '../foreign/install';
import { type EditorStage, openInChromium, openInFirefox, startEditors } from './harness/editors';
import { insertionMatrix } from './harness/insertion-matrix';

const ckeditor = await installForeign('ckeditor');
if ('skipped' in ckeditor) console.warn(`skipped: ${ckeditor.skipped}`);

describe.skipIf('skipped' in ckeditor)('CKEditor 5', () => {
  let stage: EditorStage;
  beforeAll(async () => {
    stage = await startEditors({ ckeditor: await buildCkeditor('folder' in ckeditor ? ckeditor.folder : '') });
  }, 120_000);
  afterAll(() => stage?.close());

  describe.each([
    ['Chromium', openInChromium],
    ['Firefox', openInFirefox],
  ] as const)('%s', (browser, open) => {
    insertionMatrix({ browser, open, path: '/ckeditor/', editors: ['ckeditor'], stage: () => stage });
  });
});

/** Every kind of editor, every awkward moment: the text stands there whole in the framework's own model, or nothing was touched. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EditorStage, openInChromium, openInFirefox, startEditors } from './harness/editors';
import { insertionMatrix, MODELLED, PLAIN, takesNoPaste } from './harness/insertion-matrix';

const NATIVE = ['textarea', 'input', 'textarea-shadow', 'textarea-react', 'textarea-vue2', 'textarea-vue3'];
const PLAIN_RICH = ['editable', 'editable-shadow'];
const EDITORS = [...NATIVE, ...PLAIN_RICH, ...MODELLED];
const FRAMED = ['textarea', 'textarea-react', 'editable', 'quill2', 'prosemirror', 'draft'];

let stage: EditorStage;
beforeAll(async () => {
  stage = await startEditors();
}, 120_000);
afterAll(() => stage?.close());

describe.each([
  ['Chromium', openInChromium, '/editors/', EDITORS],
  ['Firefox', openInFirefox, '/editors/', EDITORS],
  ['Chromium, in a frame', openInChromium, '/framed/', FRAMED],
  ['Firefox, in a frame', openInFirefox, '/framed/', FRAMED],
] as const)('%s', (browser, open, path, editors) => {
  insertionMatrix({ browser, open, path, editors, stage: () => stage });
});

it.each([
  ['Chromium', openInChromium],
  ['Firefox', openInFirefox],
] as const)('%s is given never more than the field holds', async (_, open) => {
  const page = await open(stage, '/editors/');
  await page.page("window.stands['textarea-max'].field().focus()");
  await page.type('abcd');
  const outcome = await page.beside<string>(`insertInto('textarea-max', '${PLAIN}')`);
  expect(JSON.parse(outcome)).toEqual({ kind: 'refused', reason: 'too-long' });
  expect(await page.page("window.stands['textarea-max'].model()")).toBe('abcd');
  await page.close();
});

it.each([
  ['Chromium', openInChromium],
  ['Firefox', openInFirefox],
] as const)('%s inserts where text may not become markup', async (browser, open) => {
  const trusted = await open(stage, '/trusted/');
  const standing = Object.keys(await trusted.page<object>('window.stands'));
  const tried = EDITORS.filter((name) => standing.includes(name) && !takesNoPaste(browser, name, PLAIN));
  for (const name of tried) {
    await trusted.page(`window.stands['${name}'].field().focus()`);
    const outcome = await trusted.beside<string>(`insertInto('${name}', '${PLAIN}')`);
    expect({
      name,
      outcome: JSON.parse(outcome),
      model: await trusted.page(`window.stands['${name}'].model()`),
    }).toEqual({
      name,
      outcome: { kind: 'inserted' },
      model: PLAIN,
    });
  }
  console.log(`${browser}, trusted types: ${tried.length} of ${EDITORS.length} editors start at all`);
  await trusted.close();
  expect(tried.length).toBeGreaterThan(5);
});

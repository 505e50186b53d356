/** Every awkward moment of an editor: the text stands there whole in its own model, or nothing was touched. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditorPage, EditorStage } from './editors';

export const PLAIN = '马上为您查，稍等';
const LINES = '第一行\n第二行\n\n第四行';
const EMOJI = '好的👍🏽 亲~𠮷，¥9.9 <b>&amp;';

/** Editors with a model of their own that stand in our page. */
export const MODELLED = ['quill1', 'quill2', 'prosemirror', 'prosemirror-shadow', 'slate', 'lexical', 'draft'];
/** They take what is typed within a second for one step. */
const GROUPING = [...MODELLED, 'ckeditor'];

export interface InsertionMatrix {
  browser: string;
  open(stage: EditorStage, path: string): Promise<EditorPage>;
  stage(): EditorStage;
  path: string;
  editors: readonly string[];
}

/** Registers the tests of one page of editors in one browser, and prints its table. */
export function insertionMatrix({ browser, open, stage, path, editors }: InsertionMatrix): void {
  let page: EditorPage;
  beforeAll(async () => {
    page = await open(stage(), path);
  });
  afterAll(async () => {
    console.log(`${browser}\n${table.text()}`);
    await page?.close();
  });
  const table = outcomes(editors);

  const model = (name: string) => page.page<string>(`window.stands['${name}'].model()`);
  const insert = async (name: string, text: string) =>
    JSON.parse(await page.beside<string>(`insertInto('${name}', ${JSON.stringify(text)})`)) as {
      kind: string;
      reason?: string;
    };

  async function start(name: string, draft = '', left = 0): Promise<void> {
    await page.page(`window.stands['${name}'].field().focus()`);
    await page.press('Control+a');
    await page.press('Backspace');
    await expect.poll(() => model(name), { message: `${name} emptied` }).toBe('');
    if (draft !== '') await page.type(draft);
    await expect.poll(() => model(name), { message: `${name} typed` }).toBe(draft);
    await page.press('ArrowLeft', left);
  }

  it('has every editor standing', async () => {
    expect(await page.page('window.broken')).toEqual({});
    expect(Object.keys(await page.page<object>('window.stands'))).toEqual(expect.arrayContaining([...editors]));
  });

  describe.each([...editors])('%s', (name) => {
    it.each([
      ['plain', '', 0, PLAIN],
      ['emoji and CJK', '', 0, EMOJI],
      ['after a draft', 'abcd', 0, PLAIN],
      ['in the middle of a draft', 'abcd', 2, PLAIN],
      ['several lines', '', 0, LINES],
      ['several lines in the middle', 'abcd', 2, LINES],
      ['emoji in the middle of a draft', 'abcd', 2, EMOJI],
      ['emoji between emoji', '好👍𠮷', 1, EMOJI],
    ] as const)('%s', async (moment, draft, left, text) => {
      await start(name, draft, left);
      const outcome = await insert(name, text);
      const letters = [...draft];
      const wanted = [...letters.slice(0, letters.length - left), text, ...letters.slice(letters.length - left)].join(
        '',
      );
      if (name === 'input' && text.includes('\n')) {
        // One line is all it holds: the clipboard's turn.
        expect(outcome.kind).toBe('failed');
        expect(await model(name)).toBe(draft);
        table.note(name, moment, 'refused');
        return;
      }
      if (takesNoPaste(browser, name, text) && outcome.kind === 'failed') {
        expect(await model(name)).toBe(draft);
        table.note(name, moment, 'refused');
        return;
      }
      expect({ outcome, model: await model(name) }).toEqual({ outcome: { kind: 'inserted' }, model: wanted });
      expect(await page.beside(`readField('${name}')`)).toBe(wanted);
      table.note(name, moment, 'correct');
    });

    it('one undo takes it back', async () => {
      await start(name, 'ab');
      // Editors of frameworks take what is typed within a second for one step.
      if (GROUPING.includes(name)) await new Promise((resolve) => setTimeout(resolve, 1100));
      const outcome = await insert(name, PLAIN);
      if (takesNoPaste(browser, name, PLAIN) && outcome.kind === 'failed') {
        expect(await model(name)).toBe('ab');
        table.note(name, 'one undo', 'refused');
        return;
      }
      expect(outcome).toEqual({ kind: 'inserted' });
      await page.press('Control+z');
      // One editor joins adjoining insertions to one step, whoever made them.
      await expect.poll(() => model(name)).toMatch(name === 'slate' ? /^(?:ab)?$/ : /^ab$/);
      table.note(name, 'one undo', 'correct');
    });

    it('leaves an input method alone', async () => {
      await start(name, 'ab');
      const before = await model(name);
      await page.compose();
      const during = await model(name);
      expect(await insert(name, PLAIN)).toEqual({ kind: 'refused', reason: 'composing' });
      expect([before, during]).toContain(await model(name));
      table.note(name, 'during composition', 'refused');
      await page.page('document.activeElement.blur()');
      await page.page(
        `window.stands['${name}'].field().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }))`,
      );
      // Some input methods deliver their last key after the end.
      await new Promise((resolve) => setTimeout(resolve, 60));
    });

    it('leaves a field alone that takes nothing', async () => {
      await page.page(`window.stands['${name}'].lock()`);
      const before = await model(name);
      expect(await insert(name, PLAIN)).toEqual({ kind: 'refused', reason: 'read-only' });
      expect(await model(name)).toBe(before);
      table.note(name, 'read-only', 'refused');
    });
  });

  it('sent nothing', async () => {
    expect(await page.page('window.sent')).toEqual([]);
  });
}

/**
 * What a page takes by a paste alone, or not at all: Firefox hands it none from beside it. Lexical loses line ends that are typed; Draft.js shows what is typed by
 * command and never hears of it, which looks right and is lost; CKEditor 5 takes nothing, and nowhere an empty line between
 * two others. Nothing is touched there: the clipboard's turn.
 */
export const takesNoPaste = (browser: string, name: string, text: string) =>
  browser.startsWith('Firefox')
    ? ['draft', 'ckeditor'].includes(name) || (name === 'lexical' && text.includes('\n'))
    : name === 'ckeditor' && text.includes('\n\n');

/** Editor by moment; a case that failed stays open. */
function outcomes(editors: readonly string[]) {
  const told = new Map<string, 'correct' | 'refused'>();
  const moments = new Set<string>();
  return {
    note(name: string, moment: string, outcome: 'correct' | 'refused'): void {
      moments.add(moment);
      told.set(`${name}|${moment}`, outcome);
    },
    text(): string {
      const line = (name: string) => [name, ...[...moments].map((moment) => told.get(`${name}|${moment}`) ?? 'OPEN')];
      return [['editor', ...moments], ...editors.map(line)].map((cells) => cells.join(' | ')).join('\n');
    },
  };
}

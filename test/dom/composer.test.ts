import { describe, expect, it } from 'vitest';
import { type ComposerPorts, insertText } from '../../utils/dom/composer';
import type { Editor } from '../../utils/dom/editors/editor';

/** A field in memory; each strategy says what it does to the text. */
function field(draft: string, strategies: ((text: string, self: { value: string }) => boolean)[]) {
  const self = { value: draft };
  const editor: Editor = {
    read: () => self.value,
    isWritable: () => true,
    expect: (text) => self.value + text,
    strategies: strategies.map((act) => (text) => act(text, self)),
    restore: (text) => {
      self.value = text;
    },
  };
  return { self, editor };
}

const append = (text: string, self: { value: string }) => {
  self.value += text;
  return true;
};
const nothing = () => false;

/** A window whose frames run at once, after `onFrame`. */
function view(onFrame: () => void = () => {}): Window {
  const fake = {
    setTimeout: () => 0,
    clearTimeout: () => {},
    requestAnimationFrame: (run: () => void) => {
      onFrame();
      queueMicrotask(run);
      return 0;
    },
  };
  return fake as unknown as Window;
}

function ports(editor: Editor | undefined, change: Partial<ComposerPorts<string>> = {}): ComposerPorts<string> {
  return { findEditor: () => editor, openConversation: () => 'A', isComposing: () => false, view: view(), ...change };
}

const request = { conversation: 'A', text: '马上为您查' };

describe('insertText', () => {
  it('keeps the draft and proves the text', async () => {
    const { self, editor } = field('亲,', [append]);
    expect(await insertText(ports(editor), request)).toEqual({ kind: 'inserted' });
    expect(self.value).toBe('亲,马上为您查');
  });

  it('goes to the next way when the first does nothing, and leaves one copy', async () => {
    const { self, editor } = field('', [nothing, append]);
    expect(await insertText(ports(editor), request)).toEqual({ kind: 'inserted' });
    expect(self.value).toBe('马上为您查');
  });

  it('takes out a garbled attempt before the next way', async () => {
    const twice = (text: string, self: { value: string }) => append(text + text, self);
    const { self, editor } = field('草稿', [twice, append]);
    expect(await insertText(ports(editor), request)).toEqual({ kind: 'inserted' });
    expect(self.value).toBe('草稿马上为您查');
  });

  it('never tries again when the text was there and is gone: it may have been sent', async () => {
    const { self, editor } = field('', [append, append]);
    const sentAtOnce = view(() => {
      self.value = '';
    });
    expect(await insertText(ports(editor, { view: sentAtOnce }), request)).toEqual({ kind: 'failed' });
    expect(self.value).toBe('');
  });

  it('refuses before touching anything when another conversation is open', async () => {
    const { self, editor } = field('给 B 的草稿', [append]);
    const outcome = await insertText(ports(editor, { openConversation: () => 'B' }), request);
    expect(outcome).toEqual({ kind: 'refused', reason: 'switched' });
    expect(self.value).toBe('给 B 的草稿');
  });

  it('takes the text out of a draft that followed to the next buyer', async () => {
    const { self, editor } = field('草稿', [append]);
    let open = 'A';
    const switching = view(() => {
      open = 'B';
    });
    const outcome = await insertText(ports(editor, { openConversation: () => open, view: switching }), request);
    expect(outcome).toEqual({ kind: 'refused', reason: 'switched' });
    expect(self.value).toBe('草稿');
  });

  it.each([
    ['composing', { isComposing: () => true }],
    ['no-composer', { findEditor: () => undefined }],
    ['too-long', { maxLength: () => 2 }],
  ] as const)('refuses: %s', async (reason, change) => {
    const { self, editor } = field('', [append]);
    expect(await insertText(ports(editor, change), request)).toEqual({ kind: 'refused', reason });
    expect(self.value).toBe('');
  });

  it('says so when no way works', async () => {
    const { editor } = field('', [nothing, nothing]);
    expect(await insertText(ports(editor), request)).toEqual({ kind: 'failed' });
  });
});

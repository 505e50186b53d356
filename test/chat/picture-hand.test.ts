// @vitest-environment jsdom
/** Where a script's picture goes: into the page's attachments where that is known to send nothing, else on the clipboard. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bringPicture } from '../../entrypoints/chat.content/picture-hand';
import { asId, type ConversationId, type SnippetId } from '../../utils/core/ids';
import type { ComposerPorts } from '../../utils/dom/composer';
import { DOT } from '../library/sample-pack';

const door = vi.hoisted(() => ({ ask: vi.fn(), copy: vi.fn(), paste: vi.fn() }));
vi.mock('../../utils/messaging/client', () => ({ ask: door.ask }));
vi.mock('../../entrypoints/chat.content/clipboard', () => ({ copyPicture: door.copy }));
vi.mock('../../utils/dom/editors/paste-file', () => ({ pasteFile: door.paste }));

const CHAT = asId<ConversationId>('chat');
let open: ConversationId | undefined;
let composing: boolean;
const ports = {
  findEditor: () => undefined,
  openConversation: () => open,
  isComposing: () => composing,
  view: window,
} satisfies ComposerPorts<ConversationId>;
const bring = (pictures?: 'attached') =>
  bringPicture(
    { composer: { field: [{ css: '#field', seen: '' }], kind: 'textarea', ...(pictures && { pictures }) } },
    ports,
    asId<SnippetId>('s'),
    CHAT,
  );

beforeEach(() => {
  document.body.innerHTML = '<textarea id="field"></textarea>';
  open = CHAT;
  composing = false;
  door.ask.mockReset().mockResolvedValue({
    ok: true,
    value: { picture: { type: 'image/png', data: DOT, alt: '一个点' } },
  });
  door.copy.mockReset().mockResolvedValue(true);
  door.paste.mockReset();
});

describe('bringPicture', () => {
  it('copies it on a console of which nobody knows what a paste does', async () => {
    expect(await bring()).toBe('copied');
    expect(door.ask).toHaveBeenCalledExactlyOnceWith('library/picture', { snippetId: 's' });
    expect(door.copy).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'image/png' }));
    expect(door.paste).not.toHaveBeenCalled();
  });

  it('hands it to a page that only attaches it', async () => {
    expect(await bring('attached')).toBe('attached');
    expect(door.paste).toHaveBeenCalledExactlyOnceWith(
      document.querySelector('#field'),
      expect.objectContaining({ name: 'picture.png', type: 'image/png' }),
    );
    expect(door.copy).not.toHaveBeenCalled();
  });

  it.each([
    [
      'the chat has changed',
      () => {
        open = asId('another');
      },
    ],
    [
      'an input method is composing',
      () => {
        composing = true;
      },
    ],
    ['the field is gone', () => document.body.replaceChildren()],
  ])('touches no page when %s', async (_name, change) => {
    change();
    expect(await bring('attached')).toBe('copied');
    expect(door.paste).not.toHaveBeenCalled();
  });

  it('says so when there is nothing to bring, or the clipboard will not take it', async () => {
    door.copy.mockResolvedValue(false);
    expect(await bring()).toBe('lost');
    door.ask.mockResolvedValue({ ok: true, value: {} });
    expect(await bring('attached')).toBe('lost');
    door.ask.mockResolvedValue({ ok: false, code: 'not-delivered' });
    expect(await bring('attached')).toBe('lost');
  });
});

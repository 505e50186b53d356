// @vitest-environment jsdom
/**
 * Races over a small console built like the one nobody could look into, at its hardest: hashed classes, no mark of the open row,
 * ids that are places, a list that is sorted anew, buyers of one name, rows used again for other chats, a server that is late,
 * messages taken back meanwhile, drafts that stay in the field.
 */
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { insertText } from '../../utils/dom/composer';
import { findComposer } from '../../utils/dom/editors/find-composer';
import { watchStandingChat } from '../../utils/dom/standing-chat';
import { tiktok } from '../../utils/sites/tiktok';

interface Chat {
  id: number;
  name: string;
  lines: string[];
}

const RACES = 300;

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

let chats: readonly Chat[] = [];
let shown = 0;
let draw: (n: number) => void = () => {};
let drawn = 0;
let sends = 0;
let isKeyed = false;
let nowMs = 0;

function Page({ choose }: { choose(id: number): void }) {
  const [, redraw] = useState(0);
  draw = redraw;
  const open = chats.find(({ id }) => id === shown);
  return (
    <div className="c-9f1">
      <ul>
        {chats.map((chat, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: nobody presses a key on this page
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the console's rows are places
            key={place}
            id={`chat-room-conversation-list-item-${place}`}
            data-chat={chat.id}
            onClick={() => choose(chat.id)}
          >
            <b data-testid="chat.chatroom.conversation_card_username">{chat.name}</b>
          </li>
        ))}
      </ul>
      <main key={isKeyed ? shown : 'one'}>
        <h1>{open?.name}</h1>
        {open?.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is used again for another chat's line
          <p key={at}>{line}</p>
        ))}
        <form className="c-2b7" onSubmit={() => sends++}>
          <textarea />
          <button id="chat-input-send-button" type="button" onClick={() => sends++}>
            Send
          </button>
        </form>
      </main>
    </div>
  );
}

function press(row: HTMLElement | null): void {
  row?.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
  row?.click();
}

const paint = () => act(() => draw(++drawn));

it(`${RACES} races: no text in the field of another buyer, and nothing sent`, async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Object.assign(document, {
    execCommand: (_: string, __: boolean, text: string) => {
      const [field] = document.querySelectorAll('textarea');
      if (field) field.value += text;
      return true;
    },
  });
  const count = { wrong: 0, inserted: 0, refused: 0, quiet: 0, quietInserted: 0 };
  for (let seed = 1; seed <= RACES; seed++) {
    const random = numbers(seed * 7919);
    isKeyed = random() < 0.3;
    // All of one name, and threads that begin alike; some have no line at all. In other races nothing is alike.
    const isAlike = random() < 0.5;
    chats = Array.from({ length: 6 }, (_, id) => ({
      id,
      name: isAlike ? 'linh88' : `buyer ${id}`,
      lines: [isAlike ? 'Hi' : `Hi, ${id}`, ...(id % 3 === 0 ? [] : [`Where is parcel ${id}?`])],
    }));
    shown = 0;
    /** What the server still owes, one answer a press, each in its own time. */
    let due: { id: number; in: number }[] = [];
    const life = new AbortController();
    const host = document.body.appendChild(document.createElement('div'));
    const root = createRoot(host);
    const choose = (id: number) => {
      due.push({ id, in: Math.floor(random() * 4) });
    };
    await act(async () => root.render(<Page choose={choose} />));
    const chat = watchStandingChat(
      tiktok,
      document,
      () => false,
      () => nowMs,
      life.signal,
    );
    let switches = 0;

    /** One thing that happens on the page. */
    const happen = (): void => {
      // The latest answer comes after four of these.
      nowMs += Math.floor(random() * 700);
      for (const answer of due) {
        if (answer.in-- > 0) continue;
        if (answer.id !== shown) switches++;
        shown = answer.id;
      }
      due = due.filter((answer) => answer.in >= 0);
      const what = random();
      if (what < 0.25) {
        const row = document.querySelector<HTMLElement>(`li[data-chat="${Math.floor(random() * 6)}"]`);
        act(() => press(row));
      } else if (what < 0.5) chats = [...chats].sort(() => random() - 0.5);
      else if (what < 0.7)
        chats = chats.map((one) => (one.id === shown ? { ...one, lines: [...one.lines, 'Ok?'] } : one));
      else if (what < 0.8) chats = chats.map((one) => (one.id === shown ? { ...one, lines: one.lines.slice(1) } : one));
      paint();
    };

    const isQuiet = seed % 10 === 0;
    for (let step = 0; step < 3 && !isQuiet; step++) happen();
    const chosen = chat.mark();
    const meant = due.at(-1)?.id ?? shown;
    const switchesBefore = switches;
    for (let step = Math.floor(random() * 3); step > 0 && !isQuiet; step--) happen();
    if (chosen !== undefined) {
      const outcome = await insertText(
        {
          findEditor: () => findComposer(tiktok, document),
          openConversation: chat.mark,
          isComposing: () => false,
          view: framesThat(() => !isQuiet && random() < 0.5 && happen()),
        },
        { conversation: chosen, text: 'SCRIPT' },
      );
      if (outcome.kind === 'inserted') count.inserted++;
      else count.refused++;
      if (isQuiet && outcome.kind === 'inserted') count.quietInserted++;
      const held = document.querySelector('textarea')?.value ?? '';
      if (held !== '' && (shown !== meant || switches !== switchesBefore || outcome.kind !== 'inserted')) count.wrong++;
    }
    if (isQuiet) count.quiet++;
    life.abort();
    act(() => root.unmount());
    host.remove();
  }
  expect(count.inserted + count.refused, JSON.stringify(count)).toBeGreaterThan(0);
  expect({ wrong: count.wrong, sends }).toEqual({ wrong: 0, sends: 0 });
  expect(count.quietInserted).toBe(count.quiet);
  expect(count.inserted).toBeGreaterThan(count.quiet);
  expect(count.refused).toBeGreaterThan(0);
}, 60_000);

function framesThat(run: () => unknown): Window {
  const fake = {
    setTimeout: () => 0,
    clearTimeout: () => {},
    requestAnimationFrame: (next: () => void) => {
      run();
      queueMicrotask(next);
      return 0;
    },
  };
  return fake as unknown as Window;
}

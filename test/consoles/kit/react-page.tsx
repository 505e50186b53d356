// biome-ignore-all lint/a11y: the markup is the real pages', faults included.
/** Owns what every React console shares: its simulator, how React hears of a change, and the thread's life (remounts, away, scrolling). */
import { type ReactNode, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { seeded } from '../platform/random';
import type { Conversation, Message, Played } from '../platform/shapes';
import { noteRendered } from '../platform/shown';
import { Simulator } from '../platform/simulator';

export interface ReactPage {
  simulator: Simulator;
  screen: Simulator['screen'];
  platform: Simulator['platform'];
  /** Renders again after every change of the platform or the screen. */
  useBeat(): number;
  /** For a row's `ref`: the DOM itself need not say which row is whose. */
  rowRef(conversationKey: string): (element: HTMLElement | null) => (() => void) | undefined;
  /** `name-x`, where x differs per name and from run to run. */
  hashed(name: string): string;
}

/** Makes the page's simulator; `type` puts a text into the page's composer as typing would; `rowOf` where rows take no `ref`. */
export function openReactPage(
  site: Played,
  type: (text: string) => boolean,
  rowOf: (conversationKey: string) => HTMLElement | undefined = () => undefined,
): ReactPage {
  const rows = new Map<string, HTMLElement>();
  const simulator = new Simulator(site, {
    clickRow(conversationKey) {
      const row = rows.get(conversationKey) ?? rowOf(conversationKey);
      row?.click();
      return row !== undefined;
    },
    type: (text) => type(text) && simulator.composerText() === text,
  });
  const { screen, platform } = simulator;
  window.simulator = simulator;
  let beat = 0;
  const subscribe = (changed: () => void) =>
    platform.watch(() => {
      beat += 1;
      changed();
    });
  const tails = new Map<string, string>();
  const random = seeded(platform.seed + 77);
  return {
    simulator,
    screen,
    platform,
    useBeat: () => useSyncExternalStore(subscribe, () => beat),
    rowRef: (conversationKey) => (element) => {
      if (!element) return undefined;
      rows.set(conversationKey, element);
      return () => {
        if (rows.get(conversationKey) === element) rows.delete(conversationKey);
      };
    },
    hashed(name) {
      const tail = tails.get(name) ?? (platform.hazards.hashedClasses ? random.tail(5) : 'x');
      tails.set(name, tail);
      return `${name}-${tail}`;
    },
  };
}

const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;

/** Types into a controlled field: React hears only of a value that its own setter has not seen. */
export function typeNatively(field: HTMLTextAreaElement | null, text: string): boolean {
  if (!field) return false;
  setValue?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

interface ThreadProps {
  page: ReactPage;
  scroller: { id?: string; className?: string };
  list: { className: string };
  row(message: Message, conversation: Conversation, before: Message | undefined): ReactNode;
}

/** A thread keyed by message id, its list node inside a scroller. About half of the rows are made anew with every epoch. */
export function Thread({ page, scroller, list, row }: ThreadProps) {
  const { screen, platform } = page;
  page.useBeat();
  const box = useRef<HTMLDivElement>(null);
  const { conversationKey, messages } = screen.thread();
  const epochs = screen.remountEpoch;
  useLayoutEffect(() => {
    noteRendered(screen);
    if (box.current && screen.atBottom) box.current.scrollTop = box.current.scrollHeight;
  });
  const scrolled = () => {
    const element = box.current;
    if (!element) return;
    const toBottom = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (toBottom < 40) screen.atBottom = true;
    else if (element.scrollTop < 20 && screen.scrollUp()) element.scrollTop = 60;
    else screen.atBottom = false;
  };
  if (screen.away) return <div className={page.hashed('threadHolder')} />;
  const conversation = conversationKey === null ? undefined : platform.conversation(conversationKey);
  const keyOf = (message: Message, index: number) => `${message.key}:${(screen.messageEpoch + index) >> 1}`;
  return (
    <div key={`${epochs.box}-${epochs.container}`} ref={box} onScroll={scrolled} {...scroller}>
      <div key={epochs.list} {...list}>
        {conversation &&
          messages.map((message, index) => (
            <Row key={keyOf(message, index)}>{row(message, conversation, messages[index - 1])}</Row>
          ))}
      </div>
    </div>
  );
}

function Row({ children }: { children: ReactNode }) {
  return children;
}

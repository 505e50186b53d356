/** Whose an order number is, as far as this tab has seen. Keeps salted names only, never a number longer than its draft. */
import { findOrderNumbers } from '../../utils/core/guard/numbers';
import type { ConversationId } from '../../utils/core/ids';
import type { MessageReading, TrackInput } from '../../utils/core/readings';

const ORDERS_LIMIT = 5000;
const ASKED_LIMIT = 50;
const READ_LIMIT = 20_000;

export interface OrderOwners {
  note(input: TrackInput): void;
  /** Looks these numbers up; `onKnown` follows when there was one to look up. */
  ask(numbers: readonly string[]): void;
  of(number: string): readonly ConversationId[] | undefined;
}

export function createOrderOwners(hash: (number: string) => Promise<string>, onKnown: () => void): OrderOwners {
  const owners = new Map<string, ConversationId[]>();
  /** Messages whose words were looked at: by name, and by the very reading, which is told again and again. */
  const read = new Set<string>();
  const seen = new WeakMap<MessageReading, ConversationId>();
  /** Numbers of the draft and their names; undefined while one is being made. */
  let asked = new Map<string, string | undefined>();

  function own(key: string, conversationId: ConversationId): void {
    const known = owners.get(key) ?? [];
    if (known.includes(conversationId)) return;
    if (owners.size >= ORDERS_LIMIT) owners.clear();
    owners.set(key, [...known, conversationId]);
  }

  /** Where a console has no order cards that can be read, buyers still write their numbers. */
  function readNumbers({ key, text }: MessageReading, conversationId: ConversationId): void {
    const name = `${conversationId} ${key}`;
    if (read.has(name)) return;
    if (read.size >= READ_LIMIT) read.clear();
    read.add(name);
    for (const { value } of findOrderNumbers(text).slice(0, ASKED_LIMIT)) {
      void hash(value).then((orderKey) => own(orderKey, conversationId));
    }
  }

  return {
    note(input) {
      if (input.kind === 'orders') for (const { orderKey } of input.orders) own(orderKey, input.conversationId);
      if (input.kind !== 'thread') return;
      const { conversationId, messages } = input.reading;
      for (const message of messages) {
        if (seen.get(message) === conversationId) continue;
        seen.set(message, conversationId);
        if (message.order) own(message.order.orderKey, conversationId);
        else if (message.role !== 'agent' || message.media !== 'text') readNumbers(message, conversationId);
      }
    },
    ask(numbers) {
      const wanted = numbers.slice(0, ASKED_LIMIT);
      asked = new Map([...asked].filter(([number]) => wanted.includes(number)));
      for (const number of wanted) {
        if (asked.has(number)) continue;
        asked.set(number, undefined);
        void hash(number).then((key) => {
          if (!asked.has(number)) return;
          asked.set(number, key);
          onKnown();
        });
      }
    },
    of(number) {
      const key = asked.get(number);
      return key === undefined ? undefined : owners.get(key);
    },
  };
}

/** Whose an order number is, as far as this tab has seen. Keeps salted names only, never a number longer than its draft. */
import type { ConversationId } from '../../utils/core/ids';
import type { TrackInput } from '../../utils/core/readings';

const ORDERS_LIMIT = 5000;
const ASKED_LIMIT = 50;

export interface OrderOwners {
  note(input: TrackInput): void;
  /** Looks these numbers up; `onKnown` follows when there was one to look up. */
  ask(numbers: readonly string[]): void;
  of(number: string): readonly ConversationId[] | undefined;
}

export function createOrderOwners(hash: (number: string) => Promise<string>, onKnown: () => void): OrderOwners {
  const owners = new Map<string, ConversationId[]>();
  /** Numbers of the draft and their names; undefined while one is being made. */
  let asked = new Map<string, string | undefined>();

  function own(key: string, conversationId: ConversationId): void {
    const known = owners.get(key) ?? [];
    if (known.includes(conversationId)) return;
    if (owners.size >= ORDERS_LIMIT) owners.clear();
    owners.set(key, [...known, conversationId]);
  }

  return {
    note(input) {
      if (input.kind === 'orders') for (const { orderKey } of input.orders) own(orderKey, input.conversationId);
      if (input.kind !== 'thread') return;
      for (const { order } of input.reading.messages) if (order) own(order.orderKey, input.reading.conversationId);
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

/** Owns what every Vue 3 console shares: its simulator, the pulse Vue watches, and the thread's life. */
import { defineComponent, h, onMounted, onUpdated, type PropType, shallowReactive, type VNode } from 'vue3';
import type { Conversation, Message, Site } from '../platform/shapes';
import { noteRendered } from '../platform/shown';
import { Simulator } from '../platform/simulator';

export interface VuePage {
  simulator: Simulator;
  screen: Simulator['screen'];
  platform: Simulator['platform'];
  pulse: { beat: number };
}

/** `find` names the row to click; `type` puts a text into the composer as typing would. */
export function openVuePage(
  site: Site,
  find: (conversationKey: string) => HTMLElement | undefined,
  type: (text: string) => boolean,
): VuePage {
  const pulse = shallowReactive({ beat: 0 });
  const simulator = new Simulator(site, {
    clickRow(conversationKey) {
      const row = find(conversationKey);
      row?.click();
      return row !== undefined;
    },
    type: (text) => type(text) && simulator.composerText() === text,
  });
  const { screen, platform } = simulator;
  platform.watch(() => {
    pulse.beat += 1;
  });
  window.simulator = simulator;
  return { simulator, screen, platform, pulse };
}

/** Types into a native field as v-model hears it. */
export function typeNatively(field: HTMLTextAreaElement | null, text: string): boolean {
  if (!field) return false;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

export type RowOf = (message: Message, conversation: Conversation, before: Message | undefined, key: string) => VNode;

/** A thread keyed by message id inside a scroller. About half of the rows are made anew with every epoch. */
export const Thread = defineComponent({
  props: {
    page: { type: Object as PropType<VuePage>, required: true },
    scroller: { type: Object as PropType<Record<string, string>>, required: true },
    list: { type: Object as PropType<Record<string, string>>, required: true },
    row: { type: Function as PropType<RowOf>, required: true },
  },
  setup(props) {
    const { screen, platform, pulse } = props.page;
    let box: HTMLElement | null = null;
    const painted = () => {
      noteRendered(screen);
      if (box && screen.atBottom) box.scrollTop = box.scrollHeight;
    };
    onMounted(painted);
    onUpdated(painted);
    const scrolled = () => {
      if (!box) return;
      const toBottom = box.scrollHeight - box.scrollTop - box.clientHeight;
      if (toBottom < 40) screen.atBottom = true;
      else if (box.scrollTop < 20 && screen.scrollUp()) box.scrollTop = 60;
      else screen.atBottom = false;
    };
    return () => {
      void pulse.beat;
      if (screen.away) return h('div', { key: 'away', class: 'thread-away' });
      const { conversationKey, messages } = screen.thread();
      const conversation = conversationKey === null ? undefined : platform.conversation(conversationKey);
      const { list, container, box: boxEpoch } = screen.remountEpoch;
      const keyOf = (one: Message, index: number) => `${one.key}:${(screen.messageEpoch + index) >> 1}`;
      const rows = conversation
        ? messages.map((one, index) => props.row(one, conversation, messages[index - 1], keyOf(one, index)))
        : [];
      const hold = (element: unknown) => {
        box = element as HTMLElement | null;
      };
      return h('div', { key: `${boxEpoch}-${container}`, ref: hold, onScroll: scrolled, ...props.scroller }, [
        h('div', { key: list, ...props.list }, rows),
      ]);
    };
  },
});

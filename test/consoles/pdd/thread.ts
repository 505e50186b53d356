/** Owns the thread: a list keyed by message id, whose nodes are replaced on remount; scrolling up loads history. */
import { defineComponent, h, onMounted, onUpdated } from 'vue';
import { noteRendered } from '../platform/shown';
import { messageRow } from './message-row';
import { platform, pulse, screen } from './page';

/** About half of the rows change their key with every epoch: Vue throws those nodes away and makes new ones. */
function nodeKey(messageKey: string): string {
  return `${messageKey}:${(screen.messageEpoch + Number(messageKey.at(-1))) >> 1}`;
}

export const Thread = defineComponent({
  setup() {
    let heightBefore = 0;
    const box = () => document.querySelector<HTMLElement>('.history-box');
    const painted = () => {
      noteRendered(screen);
      const scroller = box();
      if (scroller && screen.atBottom) scroller.scrollTop = scroller.scrollHeight;
      else if (scroller && scroller.scrollTop === 0) scroller.scrollTop = scroller.scrollHeight - heightBefore;
      heightBefore = scroller?.scrollHeight ?? 0;
    };
    onMounted(painted);
    onUpdated(painted);
    const scrolled = () => {
      const scroller = box();
      if (!scroller) return;
      const toBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      if (toBottom < 40) screen.atBottom = true;
      else if (scroller.scrollTop < 20) screen.scrollUp();
      else screen.atBottom = false;
    };
    return () => {
      void pulse.beat;
      const { conversationKey, messages } = screen.thread();
      const { list, container, box: boxEpoch } = screen.remountEpoch;
      const conversation = conversationKey === null ? null : platform.conversation(conversationKey);
      const lastBuyer = messages.findLastIndex((one) => one.role === 'buyer');
      if (screen.away) return h('div', { staticClass: 'history-holder' });
      const rows = conversation
        ? messages.map((one, index) =>
            messageRow(one, messages[index - 1], conversation, index, nodeKey(one.key), index < lastBuyer),
          )
        : [];
      return h('div', { staticClass: 'history-holder' }, [
        h('div', { key: boxEpoch, staticClass: 'history-box', on: { scroll: scrolled } }, [
          h('div', { key: container, attrs: { id: 'msgListContainer' } }, [
            h('ul', { key: list, staticClass: 'msg-list' }, rows),
          ]),
        ]),
      ]);
    };
  },
});

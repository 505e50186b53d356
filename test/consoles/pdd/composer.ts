/** Owns the composer: what is sent is the component's state, whatever the field happens to show. */
import { defineComponent, h, ref, watch } from 'vue';
import { pulse, screen } from './page';

export const Composer = defineComponent({
  setup() {
    const text = ref(screen.composerText);
    const banner = ref(false);
    watch(
      () => pulse.beat,
      () => {
        text.value = screen.composerText;
        banner.value = screen.bannerShown;
      },
      { flush: 'sync' },
    );
    const typed = (event: Event & { target: HTMLTextAreaElement & { composing?: boolean } }) => {
      if (event.target.composing) return;
      text.value = event.target.value;
      screen.typed(text.value);
    };
    const keyed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      screen.send();
    };
    return () =>
      h('div', { staticClass: 'reply-box' }, [
        h('div', { staticClass: 'reply-toolbar' }, [
          h('span', '表情'),
          h('span', '图片'),
          h('span', '快捷短语'),
          h('span', '推荐商品'),
        ]),
        ...(banner.value
          ? [h('div', { staticClass: 'reply-notice' }, '服务用语须严格遵守平台规范，请勿引导线下交易')]
          : []),
        h('div', { staticClass: 'reply-input' }, [
          h('textarea', {
            attrs: { id: 'replyTextarea', placeholder: '请输入，Enter 发送，Shift+Enter 换行' },
            // What the compiler makes of v-model on a textarea.
            directives: [{ name: 'model', rawName: 'v-model', value: text.value, expression: 'text' } as never],
            domProps: { value: text.value },
            on: { input: typed, keydown: keyed },
          }),
        ]),
        h('div', { staticClass: 'reply-footer' }, [
          h('div', { staticClass: 'send-btn', on: { click: () => screen.send() } }, '发送'),
        ]),
      ]);
  },
});

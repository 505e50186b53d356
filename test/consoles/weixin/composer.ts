/** Owns the composer: v-model over a textarea; what is sent is the component's state. */
import { defineComponent, h, ref, vModelText, watch, withDirectives } from 'vue3';
import { page } from './page';

const { screen, pulse } = page;

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
    const typed = (value: string) => {
      text.value = value;
      screen.typed(value);
    };
    const keyed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      screen.send();
    };
    return () =>
      h('div', { class: 'chat-input' }, [
        ...(banner.value ? [h('div', { key: 'notice', class: 'reply-notice' }, '请勿引导用户站外交易')] : []),
        withDirectives(
          h('textarea', {
            id: 'input-textarea',
            class: 'text-area',
            placeholder: '请输入',
            'onUpdate:modelValue': typed,
            onKeydown: keyed,
          }),
          [[vModelText, text.value]],
        ),
        h('button', { type: 'button', disabled: text.value === '', onClick: () => screen.send() }, '发送'),
      ]);
  },
});

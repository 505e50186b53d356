/** Owns the one simulator of the page and the number Vue watches to know that something changed. */
import Vue from 'vue';
import { Simulator } from '../platform/simulator';

export const pulse = Vue.observable({ beat: 0 });

export const simulator = new Simulator('pdd', {
  clickRow(conversationKey) {
    const rows = document.querySelectorAll<HTMLElement>(`.chat-item-box[data-random^="${conversationKey}-"]`);
    const visible = [...rows].find((row) => row.isConnected);
    visible?.click();
    return visible !== undefined;
  },
  type(text) {
    const field = document.querySelector<HTMLTextAreaElement>('#replyTextarea');
    if (!field) return false;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return simulator.composerText() === text;
  },
});

export const { screen, platform } = simulator;

platform.watch(() => {
  pulse.beat += 1;
});
window.simulator = simulator;

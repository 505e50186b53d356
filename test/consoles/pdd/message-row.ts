/** Owns one row of the thread: buyer, person, robot, system, cards, and what a withdrawn message turns into. */
import { h, type VNode } from 'vue';
import { avatarUrl } from '../platform/avatar';
import { labelText, recallText } from '../platform/rows';
import type { Conversation, Message } from '../platform/shapes';

const yuan = (cents: number) => `¥${(cents / 100).toFixed(2)}`;
const text = (words: string, extra = '') => h('p', { staticClass: 'msg-content-box', class: extra }, words);

function body(message: Message, index: number): VNode {
  const attrs = { index };
  const { card, media } = message;
  if (message.recalled)
    return h('div', { staticClass: 'msg-content withdraw-msg', attrs }, [text(recallText(message))]);
  if (media === 'goods-card' && card) {
    return h('div', { staticClass: 'msg-content good-card', attrs }, [
      h('p', { staticClass: 'good-id' }, `商品ID：${card.goodsId}`),
      h('p', { staticClass: 'good-name' }, card.name),
      h('p', { staticClass: 'good-price' }, yuan(card.cents)),
    ]);
  }
  if (media === 'order-card' && card) {
    return h('div', { staticClass: 'msg-content order-card', attrs }, [
      h('p', { staticClass: 'order-id' }, `订单编号：${card.orderSn}`),
      h('span', { staticClass: 'order-status' }, card.status),
      h('p', { staticClass: 'good-name' }, card.name),
    ]);
  }
  if (media === 'image') {
    return h('div', { staticClass: 'msg-content image-msg', attrs }, [
      h('img', { attrs: { src: avatarUrl(Number(message.key) % 9973, '图') } }),
    ]);
  }
  if (media === 'video') return h('div', { staticClass: 'msg-content video-msg', attrs }, [h('video')]);
  if (media === 'voice') return h('div', { staticClass: 'msg-content voice-msg', attrs }, [h('span', '8″')]);
  return h('div', { staticClass: 'msg-content', attrs }, [
    text(message.text, message.mark === 'robot-text' ? 'robot-text' : ''),
  ]);
}

function system(words: string, type: number): VNode {
  return h('div', { key: 'system', staticClass: `msg-system system-msg-${type}` }, [
    h('div', { staticClass: 'content-box' }, words),
  ]);
}

function spoken(message: Message, conversation: Conversation, index: number, read: boolean): VNode {
  const flipped = message.recalled?.look === 'flip';
  const buyerSide = (message.role === 'buyer') !== flipped;
  const content = h('div', { attrs: { currentuid: conversation.key } }, [body(message, index)]);
  if (buyerSide) {
    const face = h('img', { staticClass: 'avatar', attrs: { src: avatarUrl(conversation.avatar, conversation.name) } });
    return h('div', { key: 'spoken', staticClass: 'buyer-item' }, [face, content]);
  }
  const robot = message.role === 'auto' || message.role === 'assist';
  const nick = robot && message.mark === 'nickname' ? '云朵小店 - 自动回复' : '主账号';
  return h(
    'div',
    {
      key: 'spoken',
      staticClass: 'cs-item',
      class: { callback: robot && message.mark === 'callback', isread: read },
    },
    [h('p', { staticClass: 'nickname' }, nick), content],
  );
}

/** `li#middlePanel_list_<ms>`; `read`: the buyer wrote after it. A time label where the minutes between two messages are many. */
export function messageRow(
  message: Message,
  before: Message | undefined,
  conversation: Conversation,
  index: number,
  key: string,
  read: boolean,
): VNode {
  const labelled = !before || message.at - before.at > 300_000;
  const asSystem = message.role === 'system' || message.recalled?.look === 'system';
  const moved = message.event === 'transfer-in' || message.event === 'transfer-out';
  const words = message.recalled ? recallText(message) : message.text;
  const type = message.recalled ? 1002 : moved ? 24 : 31;
  return h('li', { key, staticClass: 'onemsg clearfix', attrs: { id: `middlePanel_list_${message.key}` } }, [
    h('div', { staticClass: 'merchantMessage' }, [
      ...(labelled ? [h('p', { key: 'time', staticClass: 'message-time' }, labelText(message.at))] : []),
      asSystem ? system(words, type) : spoken(message, conversation, index, read),
    ]),
  ]);
}

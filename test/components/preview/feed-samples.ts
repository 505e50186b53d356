/** Addresses and kept questions in every state, and seams that change nothing. */

import type { FeedLine, FeedSeams } from '../../../components/lead/packs/feed-model';
import type { KeptQuestion, KeptQuestionSeams } from '../../../components/lead/packs/kept-questions';
import { asId } from '../../../utils/core/ids';
import type { Remembered } from '../../../utils/core/remembered';

const NOON = Date.UTC(2026, 10, 21, 4);
const DAY_MS = 86_400_000;

export function sampleFeeds(locale: 'zh' | 'en'): FeedLine[] {
  const zh = locale === 'zh';
  const line = (id: string, parts: Partial<FeedLine>): FeedLine => ({
    id,
    url: `https://packs.example/${id}.json`,
    version: 0,
    everyMin: 60,
    checkedAt: NOON,
    okAt: 0,
    ...parts,
  });
  return [
    line('autumn', { title: zh ? '总部秋冬话术' : 'Head office, autumn', version: 7, okAt: NOON }),
    line('refunds', {
      title: zh ? '退款口径' : 'Refund wording',
      version: 12,
      everyMin: 240,
      okAt: NOON - DAY_MS,
      refusal: { ok: false, code: 'bad-signature', where: '' },
    }),
    line('shop', {
      everyMin: 1440,
      okAt: 0,
      refusal: { ok: false, code: 'feed-no-permission', where: '' },
    }),
    line('new', { everyMin: 15, checkedAt: 0 }),
  ];
}

export function sampleFeedSeams(): FeedSeams {
  const offer = { ok: true, title: 'Team', version: 4, added: 3, changed: 1, removed: 0, unchanged: 40 } as const;
  return {
    onTry: async () => offer,
    onAllow: async () => true,
    onSubscribe: async () => offer,
    onDrop: () => undefined,
    onCheck: async () => true,
    onUnsubscribe: async () => true,
    onTrust: async () => true,
  };
}

export function sampleQuestions(locale: 'zh' | 'en'): KeptQuestion[] {
  const zh = locale === 'zh';
  const of = { scriptTitle: zh ? '怎么退货' : 'How to return', packTitle: zh ? '秋冬女装' : 'Autumn wear', at: NOON };
  return [
    { id: 'q1', text: zh ? '穿着不舒服能退不' : 'it itches, can it go back', state: 'free', ...of },
    { id: 'q2', text: zh ? '拆了还给退吗' : 'opened, still returnable', state: 'drafted', ...of },
    { id: 'q3', text: zh ? '发哪家的快递呀' : 'who brings it', state: 'locked', ...of },
    { id: 'q5', text: zh ? '可以放微波炉吗' : 'microwave safe', state: 'open', at: NOON },
    {
      id: 'q6',
      text: zh ? '能寄到村里吗' : 'do you ship to villages',
      reply: zh ? '可以的，村里发邮政，比城里慢一两天' : 'Yes, by post; it takes a day or two longer',
      state: 'open',
      at: NOON,
    },
    { id: 'q4', text: zh ? '有没有小样' : 'any samples', state: 'gone', at: NOON - DAY_MS },
  ];
}

export function sampleQuestionSeams(): KeptQuestionSeams {
  return { onTake: async () => true, onDrop: async () => true, onWrite: async () => true, onExport: async () => [] };
}

/** For the first script of the samples, and one that is like it. */
export function sampleKept(locale: 'zh' | 'en'): Remembered[] {
  const zh = locale === 'zh';
  return [
    { id: 'k1', snippetId: asId('s0'), text: zh ? '拍了三天了咋还没动静' : 'three days and nothing', at: NOON },
    { id: 'k2', text: zh ? '周末几天发货呀' : 'how many days at weekends', at: NOON },
  ];
}

/** Addresses in every state, and seams that change nothing. */
import type { FeedLine, FeedSeams } from '../../../components/lead/packs/feed-model';

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
    onCheck: async () => true,
    onUnsubscribe: async () => true,
    onTrust: async () => true,
  };
}

/** Invented readings of pages: what a lead has to choose from, and what an agent is asked. */
import type { OwnCarried } from '../../../components/lead/editor/carry-fields';
import type { OwnSites } from '../../../components/lead/editor/site-fields';
import type { GivenSetting } from '../../../components/options/given-settings';
import type { GivenSite } from '../../../components/options/given-sites';
import { asId, type PackId, type SiteId } from '../../../utils/core/ids';
import type { SiteEntry, SitePatch } from '../../../utils/core/site-patch';
import type { Locale } from './script-samples';

const PDD = asId<SiteId>('pdd');
const NOW: SitePatch = {
  format: 'sideline-site/1',
  site: PDD,
  name: '拼多多',
  origin: 'https://mms.pinduoduo.com',
  taughtOn: '2026-11-02',
  times: 'none',
  slots: { 'list.row': [{ css: '.chat-item' }] },
};
const NEXT: SitePatch = {
  ...NOW,
  taughtOn: '2026-11-20',
  times: 'epoch-ms',
  slots: {
    'list.row': [{ css: 'li[data-chat-id]' }, { css: '[class*="chat-item--"]' }],
    'thread.key': [{ css: '[data-msg-id]', attribute: 'data-msg-id' }],
    'composer.field': [{ css: 'div[role="textbox"]' }],
  },
};
const NEW: SitePatch = {
  ...NEXT,
  site: asId('taught-1x2y3z'),
  name: 'im.green-field.example',
  origin: 'https://im.green-field.example',
};
const REST: SiteEntry = { site: asId<SiteId>('feige'), restUpTo: '0.1.0' };

export function sampleGiven(locale: Locale): GivenSite[] {
  const zh = locale === 'zh';
  const pack = {
    packId: asId<PackId>('team'),
    title: zh ? '秋冬女装' : 'Autumn wear',
    version: 8,
    author: zh ? '阿遥' : 'Avery',
  };
  return [
    { offer: { ...pack, entry: NEXT, state: 'waiting' }, siteName: zh ? '拼多多' : 'Pinduoduo', now: NOW },
    { offer: { ...pack, entry: REST, state: 'used' }, siteName: zh ? '抖店飞鸽' : 'Feige' },
    { offer: { ...pack, entry: NEW, state: 'left' } },
  ];
}

export const sampleOwnSites = (locale: Locale): OwnSites => ({
  taught: [NEXT, NEW],
  known: [
    { id: 'pdd', name: locale === 'zh' ? '拼多多' : 'Pinduoduo' },
    { id: 'feige', name: locale === 'zh' ? '抖店飞鸽' : 'Feige' },
  ],
  version: '0.1.0',
});

/** As people call the rules of the samples. */
export const sampleRuleName = (locale: Locale) => (id: string) =>
  ({
    pdd: locale === 'zh' ? '拼多多 3 分钟人工回复率' : 'Pinduoduo 3-minute human reply rate',
  })[id] ?? id;

export function sampleGivenSettings(locale: Locale): GivenSetting[] {
  const zh = locale === 'zh';
  const pack = {
    packId: asId<PackId>('team'),
    title: zh ? '秋冬女装' : 'Autumn wear',
    version: 8,
    author: zh ? '阿遥' : 'Avery',
  };
  const target = (share: number, averageSec: number) =>
    ({ set: 'targets', rule: 'pdd', value: { share, averageSec } }) as const;
  return [
    { offer: { ...pack, entry: target(0.95, 30), state: 'waiting' }, now: target(0.9, 45) },
    {
      offer: { ...pack, entry: { set: 'shift', value: { from: '18:00', to: '02:00' } }, state: 'used' },
      now: { set: 'shift', value: { from: '18:00', to: '02:00' } },
    },
    {
      offer: { ...pack, entry: { set: 'minimumSample', value: 30 }, state: 'used' },
      now: { set: 'minimumSample', value: 25 },
    },
    { offer: { ...pack, entry: { set: 'dayCap', value: 120 }, state: 'left' }, now: { set: 'dayCap', value: null } },
  ];
}

export const sampleOwn = (locale: Locale): OwnCarried => ({
  sites: sampleOwnSites(locale),
  settings: {
    entries: sampleGivenSettings(locale).map(({ offer }) => offer.entry),
    ruleName: sampleRuleName(locale),
  },
});

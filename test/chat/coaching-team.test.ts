/** What a team's packs say to the coach reaches the tab: words, words left alone, hints, and what agents may promise. */
import { beforeEach, expect, it, vi } from 'vitest';
import { kept } from './coaching-fakes';
import { A, freshBackground, settle, start } from './coaching-tab';

vi.mock('../../utils/messaging/client', async () => (await import('./coaching-fakes')).fakeClient);
vi.mock('../../utils/platform/key-value', async () => (await import('./coaching-fakes')).fakeKeyValue);

beforeEach(freshBackground);

it("a team's word is a threat, with the team's leave on the card", async () => {
  kept.team = [{ ladder: [{ level: 3, words: ['大区总'] }], may: { yuan: 30, words: ['补发配件'] } }];
  const tab = start();
  tab.hear('buyer', '给我大区总的电话');
  await settle();
  expect([tab.hint(), tab.view()?.hint?.word]).toEqual(['threat', '大区总']);
  tab.tap('hint');
  await settle();
  expect(tab.view()?.card).toMatchObject({ conversationId: A, may: { yuan: 30, words: ['补发配件'] } });
  tab.life.abort();
});

it('where somebody is hurt the card does not speak of money', async () => {
  kept.team = [{ may: { yuan: 30 } }];
  const tab = start();
  tab.hear('buyer', '孩子吃了你们的饼干进医院了');
  await settle();
  tab.tap('hint');
  await settle();
  expect(tab.view()?.card?.level).toBe(4);
  expect(tab.view()?.card?.may).toBeUndefined();
  tab.life.abort();
});

it('without packs the same words are ordinary, and no card speaks of leave', async () => {
  const tab = start();
  tab.hear('buyer', '给我大区总的电话');
  await settle();
  expect(tab.hint()).toBeUndefined();
  tab.hear('buyer', '我要投诉你们');
  await settle();
  tab.tap('hint');
  await settle();
  expect(tab.view()?.card?.level).toBe(3);
  expect(tab.view()?.card?.may).toBeUndefined();
  tab.life.abort();
});

it('a word of ours that the team leaves alone, and a hint it does without, are not said', async () => {
  kept.team = [{ leave: ['骗子'], off: ['stalls'] }];
  const tab = start();
  tab.hear('buyer', '骗子');
  for (const line of ['稍等', '请稍等一下', '稍等哦']) tab.hear('agent', line);
  await settle();
  tab.coaching.beat();
  await settle();
  expect(tab.hint()).toBeUndefined();
  tab.life.abort();
});

it("the team's own reasons stand beside every chat, after ours, and one tap puts one on it", async () => {
  kept.team = [{ reasons: ['没拍视频', '比价', '破损'] }];
  const tab = start();
  await settle();
  tab.coaching.beat();
  await settle();
  const names = () => tab.view()?.themes.map(({ theme, on }) => (on ? `${theme}*` : theme));
  expect(names()).toEqual(['成交', '流失', '没拍视频', '比价']);
  tab.act({ kind: 'theme', theme: '比价' });
  expect(names()).toEqual(['比价*', '成交', '流失', '没拍视频']);
  const [, asked] = kept.asked.find(([kind]) => kind === 'coach/theme') ?? [];
  expect(asked).toMatchObject({ theme: '比价', on: true, conversationId: A });
  tab.life.abort();
});

it('a quarter of an hour before the usual busiest hour it is said once, and not on another day only because of the date', async () => {
  const MIN_MS = 60_000;
  for (const days of [0, -3, 2]) {
    kept.peakAt = Date.now() + 9.5 * MIN_MS + days * 86_400_000;
    const tab = start();
    await settle();
    expect([tab.hint(), tab.view()?.hint?.count]).toEqual(['peak', 10]);
    tab.tap('hint-off');
    await settle();
    expect(tab.hint()).toBeUndefined();
    tab.life.abort();
  }
  for (const minutes of [16, -1, 600]) {
    kept.peakAt = Date.now() + minutes * MIN_MS;
    const tab = start();
    await settle();
    expect(tab.hint()).toBeUndefined();
    tab.life.abort();
  }
});

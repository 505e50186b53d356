// @vitest-environment jsdom
/** What packs say of pages, as an agent sees it: what changes, one click to use or to leave, and why it was not done. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { SettingFields } from '../../../components/lead/editor/setting-fields';
import { type OwnSites, SiteFields } from '../../../components/lead/editor/site-fields';
import { type DecideSetting, GivenSettings } from '../../../components/options/given-settings';
import { type Decide, GivenSites } from '../../../components/options/given-sites';
import { TextProvider } from '../../../components/text';
import type { SettingEntry } from '../../../utils/core/setting-entry';
import type { SiteEntry } from '../../../utils/core/site-patch';
import { sampleGiven, sampleGivenSettings, sampleOwn, sampleOwnSites, sampleRuleName } from '../preview/given-samples';
import { translateIn } from '../translate';

afterEach(cleanup);

it('shows what changes before and after, and says why it was not used', async () => {
  const sites = sampleGiven('zh');
  const onDecide = vi.fn<Decide>(async () => 'gone');
  render(
    <TextProvider translate={translateIn('zh')}>
      <GivenSites sites={sites} onDecide={onDecide} />
    </TextProvider>,
  );
  const [waiting, used, left] = screen.getAllByRole('listitem').filter((each) => each.className === 'site-row') as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  expect(waiting.querySelector('del')?.textContent).toBe('.chat-item');
  expect(waiting.querySelector('ins')?.textContent).toContain('li[data-chat-id]');
  expect(within(waiting).getByText('改了什么（4 处）')).toBeDefined();
  fireEvent.click(within(waiting).getByRole('button', { name: '用上' }));
  expect((await within(waiting).findByRole('alert')).textContent).toContain('话术包里已经没有它了');
  expect(onDecide).toHaveBeenLastCalledWith(sites[0]?.offer, true);
  fireEvent.click(within(waiting).getByRole('button', { name: '不用' }));
  expect(onDecide).toHaveBeenLastCalledWith(sites[0]?.offer, false);
  expect(within(used).getByText(/先停用，场边更新到 0.1.0 以后自动恢复/)).toBeDefined();
  fireEvent.click(within(used).getByRole('button', { name: '收回' }));
  expect(onDecide).toHaveBeenLastCalledWith(sites[1]?.offer, false);
  expect(within(left).getByRole('button', { name: '还是用上' })).toBeDefined();
});

it('nothing waits: nothing is said', () => {
  render(
    <TextProvider translate={translateIn('en')}>
      <GivenSites sites={[]} onDecide={async () => true} />
    </TextProvider>,
  );
  expect(document.body.textContent).toBe('');
});

it('a lead chooses from what was taught here; one reading of each console', () => {
  const own = sampleOwnSites('zh');
  const [first] = own.taught as [OwnSites['taught'][number]];
  const older = { ...first, taughtOn: '2026-11-01' };
  const onEntries = vi.fn<(entries: SiteEntry[]) => void>();
  render(
    <TextProvider translate={translateIn('zh')}>
      <SiteFields own={own} entries={[older]} onEntries={onEntries} />
    </TextProvider>,
  );
  fireEvent.click(screen.getByRole('checkbox', { name: /^拼多多 · .*2026-11-20/, hidden: true }));
  expect(onEntries).toHaveBeenLastCalledWith([first]);
  fireEvent.click(screen.getByRole('checkbox', { name: /2026-11-01/, hidden: true }));
  expect(onEntries).toHaveBeenLastCalledWith([]);
  fireEvent.change(screen.getByLabelText('到场边这一版为止'), { target: { value: 'every' } });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '加上', hidden: true }).disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('到场边这一版为止'), { target: { value: '0.3.0' } });
  fireEvent.click(screen.getByRole('button', { name: '加上', hidden: true }));
  expect(onEntries).toHaveBeenLastCalledWith([older, { site: 'pdd', restUpTo: '0.3.0' }]);
});

it('shows what a suggestion would change, what is in use, and what the person set otherwise since', async () => {
  const settings = sampleGivenSettings('zh');
  const onDecide = vi.fn<DecideSetting>(async () => 'gone');
  render(
    <TextProvider translate={translateIn('zh')}>
      <GivenSettings settings={settings} ruleName={sampleRuleName('zh')} onDecide={onDecide} />
    </TextProvider>,
  );
  const rows = screen.getAllByRole('listitem');
  expect(rows.map((row) => row.querySelector('p')?.textContent)).toEqual([
    '拼多多 3 分钟人工回复率 的目标：及时率 90%、平响 45 秒 → 及时率 95%、平响 30 秒',
    '当班时间：18:00 到第二天 02:00',
    expect.stringMatching(/：25 → 30$/),
    '每天接待上限：不设 → 120',
  ]);
  expect(rows.map((row) => row.querySelector('.foot')?.textContent?.split(' · ')[1])).toEqual([
    undefined,
    '用上了',
    '用上过，你后来改了',
    '没有用',
  ]);
  fireEvent.click(screen.getByRole('button', { name: '用上 拼多多 3 分钟人工回复率 的目标' }));
  expect((await screen.findByRole('alert')).textContent).toContain('话术包里已经没有它了');
  expect(onDecide).toHaveBeenLastCalledWith(settings[0]?.offer, true);
  fireEvent.click(screen.getByRole('button', { name: '收回 当班时间' }));
  expect(onDecide).toHaveBeenLastCalledWith(settings[1]?.offer, false);
});

it('a lead ticks what colleagues are to set; one suggestion about each thing', () => {
  const { settings: own } = sampleOwn('zh');
  const older: SettingEntry = { set: 'targets', rule: 'pdd', value: { share: 0.9 } };
  const onEntries = vi.fn<(entries: SettingEntry[]) => void>();
  render(
    <TextProvider translate={translateIn('zh')}>
      <SettingFields own={own} entries={[older]} onEntries={onEntries} />
    </TextProvider>,
  );
  fireEvent.click(screen.getByRole('checkbox', { name: /及时率 95%/, hidden: true }));
  expect(onEntries).toHaveBeenLastCalledWith([own.entries[0]]);
  fireEvent.click(screen.getByRole('checkbox', { name: /每天接待上限/, hidden: true }));
  expect(onEntries).toHaveBeenLastCalledWith([older, own.entries[3]]);
  fireEvent.click(screen.getByRole('checkbox', { name: /及时率 90%/, hidden: true }));
  expect(onEntries).toHaveBeenLastCalledWith([]);
});

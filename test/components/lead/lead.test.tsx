// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LeadApp } from '../../../components/lead/lead-app';
import { type ListSeams, PackList } from '../../../components/lead/packs/pack-list';
import { TextProvider } from '../../../components/text';
import { asId } from '../../../utils/core/ids';
import { sampleListSeams } from '../preview/lead-preview';
import { leadSample } from '../preview/page-samples';
import { samplePlan, sampleSnippets, sampleStart } from '../preview/script-samples';
import { translateIn } from '../translate';

const start = sampleStart('zh');
const snippets = sampleSnippets('zh');
const plan = samplePlan(start, [
  { ...(snippets[0] as (typeof snippets)[number]), body: '您好，24 小时内发出' },
  ...snippets.slice(1, 3),
]);

function show(over: Partial<ListSeams> = {}, packs = leadSample('zh').packs) {
  const seams = { ...sampleListSeams(), ...over };
  render(
    <TextProvider translate={translateIn('zh')}>
      <PackList packs={packs} seams={seams} />
    </TextProvider>,
  );
}

afterEach(cleanup);

it('asks before it removes, and offers only what a pack allows', async () => {
  const onRemove = vi.fn(async () => true);
  show({ onRemove });
  const names = (title: string) =>
    within(screen.getByRole('group', { name: title }))
      .getAllByRole('button')
      .map((button) => button.textContent);
  expect(names('起步话术')).toEqual(['复制成我的 起步话术', '导出 起步话术', '用得怎样 起步话术', '启用 起步话术']);
  expect(names('品牌统一话术')).toEqual([
    '复制成我的 品牌统一话术',
    '导出 品牌统一话术',
    '用得怎样 品牌统一话术',
    '移除 品牌统一话术',
  ]);
  fireEvent.click(screen.getByRole('button', { name: /^移除\s*秋冬/ }));
  expect(onRemove).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toContain('草稿也会一起删掉');
  fireEvent.click(screen.getByRole('button', { name: '移除' }));
  await waitFor(() => expect(onRemove).toHaveBeenCalledExactlyOnceWith('team'));
});

it('switches a pack off for this computer, or on again; a mandatory one says so and has no switch', async () => {
  const onUse = vi.fn(async () => true);
  show({ onUse });
  fireEvent.click(screen.getByRole('button', { name: /^停用\s*秋冬/ }));
  await waitFor(() => expect(onUse).toHaveBeenLastCalledWith('team', false));
  fireEvent.click(screen.getByRole('button', { name: /^启用\s*起步/ }));
  await waitFor(() => expect(onUse).toHaveBeenLastCalledWith('starter', true));
  const brand = screen.getByText('品牌统一话术', { selector: '.pack-title' });
  expect(brand.textContent).toContain('必用');
});

it('says of any pack what became of its scripts here, or that nothing was recorded', async () => {
  const onUses = vi
    .fn<ListSeams['onUses']>()
    .mockResolvedValueOnce({
      days: 30,
      lines: [
        { id: asId('s1'), title: '怎么退', use: { used: 9, sent: 8, edited: 4, editedShares: 1, askedAgain: 2 } },
      ],
      unused: 3,
    })
    .mockResolvedValueOnce(undefined);
  show({ onUses });
  fireEvent.click(screen.getByRole('button', { name: /^用得怎样\s*起步/ }));
  const row = await screen.findByRole('row', { name: /怎么退/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['9', '8', '4（平均改 25%）', '2']);
  expect(screen.getByText('还有 3 条没用过')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: /^用得怎样\s*秋冬/ }));
  await screen.findByText(/还没有接待记录/);
  expect(onUses.mock.calls.map(([id]) => id)).toEqual(['starter', 'team']);
});

it('goes back in one click, and shows the difference when asked', async () => {
  const onGoBack = vi.fn(async () => true);
  show({ onGoBack, onCompare: async () => plan.diff });
  fireEvent.click(screen.getByRole('button', { name: /^对比 v\d/ }));
  await screen.findByText('v6 → v7');
  fireEvent.click(screen.getByRole('button', { name: /^换回 v6/ }));
  await waitFor(() => expect(onGoBack).toHaveBeenCalledExactlyOnceWith('team'));
  await screen.findByText(/好了/);
});

it('starts a pack of one’s own with a title and a name', async () => {
  const onCreate = vi.fn(async () => true);
  show({ onCreate }, []);
  expect(screen.getByText('还没有话术包')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '新建话术包' }));
  fireEvent.change(screen.getByLabelText('名称'), { target: { value: '双11' } });
  fireEvent.change(screen.getByLabelText('作者'), { target: { value: '阿遥' } });
  fireEvent.click(screen.getByRole('button', { name: '建好并编辑' }));
  await waitFor(() => expect(onCreate).toHaveBeenCalledExactlyOnceWith('双11', '阿遥'));
});

it('shows each agent with sample, coverage and target, and is honest about an empty day', () => {
  const page = (state: string) => {
    const { team, rules } = leadSample('zh', state);
    return (
      <TextProvider translate={translateIn('zh')}>
        <LeadApp
          tab="team"
          team={team}
          view={{ column: 'unanswered', find: '', uncovered: false, pinned: [] }}
          rules={rules}
          scripts={null}
          full={false}
          onTab={() => undefined}
          onView={() => undefined}
        />
      </TextProvider>
    );
  };
  const { rerender } = render(page('usual'));
  const cells = within(screen.getByRole('row', { name: /小禾\s*我/ }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  expect(cells).toEqual([
    '拼多多',
    '—',
    '1',
    '2 分 54 秒',
    '18.8 秒',
    '11.9 秒',
    '96.4%',
    '31%',
    '44',
    '88',
    '92%',
    '▲ 达标',
    '本机',
  ]);
  rerender(page('empty'));
  expect(screen.getByText('今天还没有对话')).toBeDefined();
});

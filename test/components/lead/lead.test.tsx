// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LeadApp } from '../../../components/lead/lead-app';
import type { FileReading } from '../../../components/lead/packs/import-model';
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

function choose(text: string, name = 'pack.json') {
  fireEvent.change(screen.getByLabelText(/导入文件/), { target: { files: [new File([text], name)] } });
}

afterEach(cleanup);

it('shows what was and what would be before anything changes', async () => {
  const onPut = vi.fn(async () => ({ ok: true }) as const);
  show({ onRead: async () => ({ kind: 'pack', plan }), onPut });
  choose('{"a":1}');
  const region = within(await screen.findByRole('region', { name: 'pack.json' }));
  expect(region.getByText('修改 1 条')).toBeDefined();
  expect(region.getByText('移除 1 条')).toBeDefined();
  expect(region.getByText('您好，24 小时内发出').closest('ins')).not.toBeNull();
  expect(region.getByText(/48 小时内发出/).closest('del')).not.toBeNull();
  expect(onPut).not.toHaveBeenCalled();
  fireEvent.click(region.getByRole('button', { name: '就这样导入' }));
  await screen.findByText(/已导入 pack.json/);
  expect(onPut).toHaveBeenCalledExactlyOnceWith(plan);
});

it('accepts an unknown signing key only under a name', async () => {
  const onTrust = vi.fn(async () => true);
  const signature = { state: 'unknown' as const, key: `${'k'.repeat(37)}123456` };
  show({ onRead: async () => ({ kind: 'pack', plan: { ...plan, signature } }), onTrust });
  choose('{}');
  const accept = await screen.findByRole<HTMLButtonElement>('button', { name: '认可这个签名' });
  expect(accept.disabled).toBe(true);
  fireEvent.change(screen.getByRole('textbox', { name: '签名的人是谁' }), { target: { value: '总部' } });
  fireEvent.click(accept);
  await screen.findByText('✓ 签名的人您认可过（kkkkkk…123456）');
  expect(onTrust).toHaveBeenCalledExactlyOnceWith(signature.key, '总部');
});

it('refuses a file with its reason and place, and offers no import', async () => {
  show({
    onRead: async () => ({ kind: 'refused', refusal: { ok: false, code: 'bad-field', where: 'snippets.3.body' } }),
  });
  choose('{}');
  expect((await screen.findByRole('alert')).textContent).toBe('这里填得不对：snippets.3.body');
  expect(screen.queryByRole('button', { name: '就这样导入' })).toBeNull();
});

it('never reads a file that is far too large', async () => {
  const onRead = vi.fn();
  show({ onRead });
  const file = new File(['x'], 'huge.xlsx');
  Object.defineProperty(file, 'size', { value: 17_000_000 });
  fireEvent.change(screen.getByLabelText(/导入文件/), { target: { files: [file] } });
  expect((await screen.findByRole('alert')).textContent).toContain('太大');
  expect(onRead).not.toHaveBeenCalled();
});

it('lets a person say what the columns are and where the scripts go', async () => {
  const sheets: FileReading = {
    kind: 'sheets',
    sheets: [
      {
        name: '表',
        rows: [['物流', '48 小时内发出']],
        sheetCount: 1,
        mapping: { firstRow: 0, columns: ['ignore', 'ignore'], sheetIsCategory: false, own: false },
      },
    ],
  };
  const onPlan = vi.fn<ListSeams['onPlan']>(async () => plan);
  show({
    onRead: async () => sheets,
    onMap: ({ mapping }) => ({ snippets: mapping.columns.includes('body') ? snippets.slice(0, 1) : [], troubles: [] }),
    onPlan,
  });
  choose('x', '话术.csv');
  const next = await screen.findByRole<HTMLButtonElement>('button', { name: '看看变化' });
  expect(next.disabled).toBe(true);
  const says = (column: number, role: string) =>
    fireEvent.change(screen.getByRole('combobox', { name: `第 ${column} 列是` }), { target: { value: role } });
  says(1, 'body');
  // Only one column is the wording.
  says(2, 'body');
  expect(screen.getByText('能导入 1 条话术')).toBeDefined();
  const target = screen.getByRole('combobox', { name: '放到' });
  expect(
    within(target)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['新建话术包', '秋冬女装']);
  fireEvent.click(next);
  await screen.findByRole('button', { name: '就这样导入' });
  expect(onPlan.mock.calls[0]?.[0][0]?.mapping.columns).toEqual(['ignore', 'body']);
  expect(onPlan.mock.calls[0]?.[1]).toEqual({ kind: 'new', title: '话术' });
});

it('says so when something breaks on the way, instead of loading for ever', async () => {
  show({ onRead: async () => Promise.reject(new Error('gone')) });
  choose('x', '话术.csv');
  expect((await screen.findByRole('alert')).textContent).toBe('没有成功，请再试一次');
});

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
          view={{ column: 'unanswered', find: '' }}
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
  const cells = within(screen.getByRole('row', { name: /^小禾我/ }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  expect(cells).toEqual(['拼多多', '44', '88', '11.9 秒', '18.8 秒', '96.4%', '1', '92%', '▲ 达标']);
  rerender(page('empty'));
  expect(screen.getByText('今天还没有对话')).toBeDefined();
});

// @vitest-environment jsdom
/** Bringing a file in: nothing changes before the difference was seen, and every refusal says why. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { FileReading } from '../../../components/lead/packs/import-model';
import { type ListSeams, PackList } from '../../../components/lead/packs/pack-list';
import { refusalWords } from '../../../components/refusal-words';
import { TextProvider } from '../../../components/text';
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

function show(over: Partial<ListSeams> = {}) {
  const seams = { ...sampleListSeams(), ...over };
  render(
    <TextProvider translate={translateIn('zh')}>
      <PackList packs={leadSample('zh').packs} seams={seams} />
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

it('a reason that it does not know is said as it is, with its place only where there is one', () => {
  const words = (where?: string) => refusalWords({ code: 'odd', ...(where && { where }) }, translateIn('zh'));
  expect(words()).toBe('这个文件不能用：odd');
  expect(words('snippets.3')).toBe('这个文件不能用：odd（位置：snippets.3）');
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
  // Back from the difference, what was said of the columns still stands.
  fireEvent.click(screen.getByRole('button', { name: '取消' }));
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: '第 2 列是' }).value).toBe('body');
  fireEvent.click(screen.getByRole('button', { name: '取消' }));
  expect(screen.queryByRole('combobox', { name: '放到' })).toBeNull();
});

it('says of several sheets that their scripts are counted together', async () => {
  const sheet = (name: string) => ({
    name,
    rows: [['48 小时内发出']],
    sheetCount: 2,
    mapping: { firstRow: 0, columns: ['body' as const], sheetIsCategory: false, own: false },
  });
  show({
    onRead: async () => ({ kind: 'sheets', sheets: [sheet('售前'), sheet('售后')] }),
    onMap: () => ({ snippets: snippets.slice(0, 2), troubles: [] }),
  });
  choose('x', '话术.xlsx');
  expect((await screen.findByText(/能导入/)).textContent).toBe('2 张表一共能导入 4 条话术');
});

it('a difference that may not go in says why, and that the scripts are as they were', async () => {
  const refusal = { ok: false, code: 'older-version', where: '' } as const;
  show({ onRead: async () => ({ kind: 'pack', plan: { ...plan, refusal } }) });
  choose('{}');
  const region = within(await screen.findByRole('region', { name: 'pack.json' }));
  expect(region.getByText('现在的话术没有变')).toBeDefined();
  expect(region.queryByRole('button', { name: '就这样导入' })).toBeNull();
});

it('says so when something breaks on the way, instead of loading for ever', async () => {
  show({ onRead: async () => Promise.reject(new Error('gone')) });
  choose('x', '话术.csv');
  expect((await screen.findByRole('alert')).textContent).toBe('没有成功，请再试一次');
});

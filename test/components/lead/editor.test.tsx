// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type EditorSeams, PackEditor } from '../../../components/lead/editor/pack-editor';
import type { EditorStart } from '../../../components/lead/lead-model';
import { TextProvider } from '../../../components/text';
import { asId, type SnippetId } from '../../../utils/core/ids';
import { EMPTY_MEMORY } from '../../../utils/core/matching/memory';
import type { Snippets } from '../../../utils/core/pack-edit';
import { sampleEditorSeams } from '../preview/lead-preview';
import { sampleSnippets, sampleStart } from '../preview/script-samples';
import { translateIn } from '../translate';

const finished = sampleSnippets('zh').slice(0, 4);

function show(over: Partial<EditorSeams> = {}, start: EditorStart = sampleStart('zh', finished)) {
  const onSave = vi.fn<(snippets: Snippets) => Promise<boolean>>(async () => true);
  const seams = { ...sampleEditorSeams(start), onSave, ...over };
  const page = render(
    <TextProvider translate={translateIn('zh')}>
      <PackEditor start={start} uses={new Map()} others={[]} memory={EMPTY_MEMORY} kept={[]} seams={seams} />
    </TextProvider>,
  );
  return { onSave, ...page };
}

const grid = () => screen.getByRole('grid', { name: '话术列表' });
const titles = () =>
  within(grid())
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('.title')?.firstChild?.textContent);
const press = (key: string, more = {}) => fireEvent.keyDown(grid(), { key, ...more });
const chosen = () => within(grid()).getAllByRole('row', { selected: true }).length;

beforeEach(() => {
  // jsdom lays nothing out: the list is told how high it is.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 600 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 700 });
  HTMLElement.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

it('is worked by keyboard: move, choose, edit, leave, undo', async () => {
  show();
  expect(titles()).toEqual(['什么时候发货', '发什么快递', '怎么退货', '退款多久到']);
  press('ArrowDown');
  expect(grid().getAttribute('aria-activedescendant')).toContain('s0');
  press('ArrowDown', { shiftKey: true });
  expect(chosen()).toBe(2);
  press('Escape');
  expect(within(grid()).queryAllByRole('row', { selected: true })).toHaveLength(0);
  press('Enter');
  const title = screen.getByRole<HTMLInputElement>('textbox', { name: '标题' });
  await waitFor(() => expect(document.activeElement).toBe(title));
  fireEvent.change(title, { target: { value: '发哪家快递' } });
  fireEvent.keyDown(title, { key: 'Escape' });
  expect(document.activeElement).toBe(grid());
  expect(titles()[1]).toBe('发哪家快递');
  press('z', { ctrlKey: true });
  expect(titles()[1]).toBe('发什么快递');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '标题' }).value).toBe('发什么快递');
  press('y', { ctrlKey: true });
  expect(titles()[1]).toBe('发哪家快递');
});

it('keeps the draft after a pause, says so, and tries again when it could not', async () => {
  vi.useFakeTimers();
  try {
    const onSave = vi.fn().mockResolvedValueOnce(false).mockResolvedValue(true);
    show({ onSave });
    press('ArrowDown');
    fireEvent.change(screen.getByRole('textbox', { name: '标题' }), { target: { value: '几时发货' } });
    expect(onSave).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(300));
    await act(() => vi.advanceTimersByTimeAsync(500));
    expect(onSave.mock.calls[0]?.[0][0].title).toBe('几时发货');
    expect(screen.getByText(/草稿没存上/)).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(6000));
    expect(onSave).toHaveBeenCalledTimes(2);
    expect(screen.getByText('草稿已保存，1 条没发布')).toBeDefined();
  } finally {
    vi.useRealTimers();
  }
});

it('keeps what was typed a moment before the page goes', async () => {
  const { onSave } = show();
  press('ArrowDown');
  fireEvent.change(screen.getByRole('textbox', { name: '标题' }), { target: { value: '走之前' } });
  fireEvent(window, new Event('beforeunload', { cancelable: true }));
  await waitFor(() => expect(onSave.mock.calls.at(-1)?.[0][0]?.title).toBe('走之前'));
});

it('keeps every field when they are filled faster than they are handed on', async () => {
  const { onSave } = show();
  press('ArrowDown');
  fireEvent.change(screen.getByRole('textbox', { name: '标题' }), { target: { value: '一' } });
  fireEvent.change(screen.getByRole('textbox', { name: '话术内容' }), { target: { value: '二' } });
  fireEvent.change(screen.getByRole('textbox', { name: '快捷码' }), { target: { value: '三' } });
  fireEvent(window, new Event('pagehide'));
  const saved = () => onSave.mock.calls.at(-1)?.[0][0];
  await waitFor(() => expect([saved()?.title, saved()?.body, saved()?.shortcut]).toEqual(['一', '二', '三']));
});

it('adds a question with Enter but not with the Enter of an input method', () => {
  show();
  press('ArrowDown');
  const list = within(screen.getByRole('group', { name: '买家会怎么问' }));
  const field = list.getByRole('textbox', { name: '添加问法' });
  fireEvent.change(field, { target: { value: '几号发' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  expect(list.queryByDisplayValue('几号发')).toBe(field);
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
  expect(list.getByRole('textbox', { name: '问法 6' })).toHaveProperty('value', '几号发');
  expect(field).toHaveProperty('value', '');
});

it('says which other script asks the same, and leads there', async () => {
  show();
  press('ArrowDown');
  const link = await screen.findByRole('button', { name: '发什么快递' });
  fireEvent.click(link);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '标题' }).value).toBe('发什么快递');
  expect(screen.getByText('多写几个问法（5 个以上）才容易被推荐')).toBeDefined();
  const unknown = within(screen.getByRole('region', { name: '买家看到的样子' })).getByText('路线');
  expect(unknown.className).toBe('unknown');
});

it('edits many at once, and takes it back as one step', () => {
  show();
  press('a', { ctrlKey: true });
  const bar = within(screen.getByRole('region', { name: '已选 4 条' }));
  fireEvent.change(bar.getByRole('combobox', { name: '换到分类…' }), { target: { value: '大促' } });
  fireEvent.click(bar.getByRole('button', { name: '移动' }));
  expect(screen.getByRole('treeitem', { name: /大促\s*4/ })).toBeDefined();
  fireEvent.click(bar.getByRole('button', { name: '删除' }));
  expect(screen.getByText(/还没有话术/)).toBeDefined();
  expect(screen.getByText(/^第一条话术就在这里写/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '撤销' }));
  fireEvent.click(screen.getByRole('button', { name: '撤销' }));
  expect(screen.getByRole('treeitem', { name: /物流\s*2/ })).toBeDefined();
});

it('filters by words and by category', async () => {
  show();
  fireEvent.change(screen.getByRole('searchbox', { name: '在这个包里找' }), { target: { value: '原路' } });
  await waitFor(() => expect(titles()).toEqual(['退款多久到']));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '' } });
  fireEvent.click(screen.getByRole('treeitem', { name: /物流/ }));
  await waitFor(() => expect(titles()).toHaveLength(2));
  expect(screen.getByText('2 条，共 4 条')).toBeDefined();
});

it('answers a test question with the engine agents have', async () => {
  show();
  fireEvent.click(screen.getByRole('tab', { name: '试问' }));
  fireEvent.change(screen.getByRole('textbox', { name: '买家的问题' }), { target: { value: '请问退款什么时候到' } });
  const first = (await screen.findAllByRole('listitem')).find((item) => item.textContent?.includes('得分'));
  expect(first?.textContent).toContain('退款多久到');
  expect(first?.textContent).toContain('对上了：退款什么时候到');
});

it('finds duplicates and merges them into the one that is kept', async () => {
  const twin = { ...(finished[0] as (typeof finished)[number]), id: asId<SnippetId>('twin'), triggers: ['啥时候发'] };
  show({}, sampleStart('zh', [...finished, twin]));
  fireEvent.click(screen.getByRole('tab', { name: '查重' }));
  fireEvent.click(screen.getByRole('button', { name: '查找重复' }));
  const [keep] = await screen.findAllByRole('button', { name: /^留这条，合并问法\s*什么时候发货/ });
  fireEvent.click(keep as HTMLElement);
  expect(titles()).toHaveLength(4);
  press('ArrowDown');
  fireEvent.click(screen.getByRole('tab', { name: '编辑' }));
  expect(screen.getByDisplayValue('啥时候发')).toBeDefined();
});

it('publishes only what is finished, and only after the difference was seen', async () => {
  const onPublish = vi.fn(async () => ({ ok: true }) as const);
  show({ onPublish }, sampleStart('zh'));
  fireEvent.click(screen.getByRole('button', { name: '发布' }));
  expect(screen.getByRole('alert').textContent).toContain('还有 1 条没写完');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '看看变化' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '看看是哪些' }));
  await waitFor(() => expect(titles()).toEqual(['（还没有标题）']));
  press('ArrowDown');
  press('Delete');
  fireEvent.click(screen.getByRole('button', { name: '发布' }));
  fireEvent.click(screen.getByRole('button', { name: '看看变化' }));
  const plan = within(await screen.findByRole('region', { name: '发布 v8' }));
  expect(onPublish).not.toHaveBeenCalled();
  fireEvent.click(plan.getByRole('button', { name: '就这样发布' }));
  await waitFor(() => expect(onPublish).toHaveBeenCalledTimes(1));
});

it('leaves the choice to the person when both sides changed a script', () => {
  const [mine] = finished;
  const theirs = { ...(mine as (typeof finished)[number]), body: '包里的新说法' };
  const conflict = { id: theirs.id, base: theirs, mine: mine as (typeof finished)[number], theirs };
  show({}, { ...sampleStart('zh', finished), conflicts: [conflict] });
  fireEvent.click(screen.getByRole('button', { name: /^用包里的/ }));
  expect(screen.queryByRole('region', { name: /两边都改了/ })).toBeNull();
  press('ArrowDown');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '话术内容' }).value).toBe('包里的新说法');
});

it('lets a person say when a script holds, and takes back what is emptied', async () => {
  const { onSave } = show();
  press('ArrowDown');
  press('Enter');
  const kept = async () => {
    fireEvent.keyDown(await screen.findByRole('textbox', { name: '标题' }), { key: 'Escape' });
    await waitFor(() => expect(onSave).toHaveBeenCalled());
  };
  // A slow machine saves once more on the way: what counts is what is kept in the end.
  const last = () => onSave.mock.lastCall?.[0][0];
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
  fireEvent.click(screen.getByText(/^什么时候用/));
  fireEvent.click(screen.getByRole('checkbox', { name: '周六' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '周日' }));
  fireEvent.change(field('从几点'), { target: { value: '22:00' } });
  fireEvent.change(field('到几点'), { target: { value: '06:00' } });
  fireEvent.change(field('商品关键词'), { target: { value: '羽绒，外套、' } });
  expect(field('商品关键词').value).toBe('羽绒，外套、');
  await kept();
  await waitFor(() =>
    expect(last()).toMatchObject({
      weekdays: [6, 7],
      hours: { from: '22:00', to: '06:00' },
      goods: ['羽绒', '外套'],
    }),
  );
  press('Enter');
  fireEvent.change(field('到几点'), { target: { value: '' } });
  fireEvent.click(screen.getByRole('checkbox', { name: '周六' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '周日' }));
  onSave.mockClear();
  await kept();
  await waitFor(() => {
    const script = last();
    expect([script?.hours, script?.weekdays, script?.goods]).toEqual([undefined, undefined, ['羽绒', '外套']]);
  });
  expect(field('从几点').value).toBe('22:00');
});

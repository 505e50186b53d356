// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LeadApp } from '../../../components/lead/lead-app';
import type { PackCheck } from '../../../components/lead/lead-model';
import { TextProvider } from '../../../components/text';
import { leadSample } from '../preview/page-samples';
import { translateIn } from '../translate';

const good: PackCheck = { ok: true, added: 12, changed: 3, removed: 1, unchanged: 112 };

function show(check: PackCheck = good, state = 'usual') {
  const callbacks = {
    onCheckPack: vi.fn(async (_text: string) => check),
    onImportPack: vi.fn(async (_text: string) => check),
    onRemovePack: vi.fn(async () => true),
  };
  render(
    <TextProvider translate={translateIn('zh')}>
      <LeadApp model={leadSample('zh', state)} callbacks={callbacks} />
    </TextProvider>,
  );
  return callbacks;
}

function choose(text: string, name = 'pack.json') {
  fireEvent.change(screen.getByLabelText(/导入话术包/), { target: { files: [new File([text], name)] } });
}

afterEach(cleanup);

it('shows the difference first and changes nothing before the second step', async () => {
  const { onCheckPack, onImportPack } = show();
  choose('{"a":1}');
  await screen.findByText('新增 12 条，修改 3 条，移除 1 条，不变 112 条');
  expect(onCheckPack).toHaveBeenCalledExactlyOnceWith('{"a":1}');
  expect(onImportPack).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '就这样导入' }));
  await screen.findByText(/已导入 pack.json/);
  expect(onImportPack).toHaveBeenCalledExactlyOnceWith('{"a":1}');
});

it('refuses a file with its reason and place, and offers no import', async () => {
  const { onImportPack } = show({ ok: false, code: 'bad-format', where: 'snippets.3.body' });
  choose('{}');
  const refused = await screen.findByRole('alert');
  expect(refused.textContent).toBe('这个文件不能用：bad-format（位置：snippets.3.body）');
  expect(screen.queryByRole('button', { name: '就这样导入' })).toBeNull();
  expect(onImportPack).not.toHaveBeenCalled();
});

it('never reads a file that is far too large', async () => {
  const { onCheckPack } = show();
  choose('x'.repeat(4_000_001), 'huge.json');
  expect((await screen.findByRole('alert')).textContent).toContain('too-large');
  expect(onCheckPack).not.toHaveBeenCalled();
});

it('removes only packs that were imported', () => {
  const { onRemovePack } = show();
  const removers = screen.getAllByRole('button', { name: /^移除/ });
  expect(removers).toHaveLength(1);
  fireEvent.click(removers[0] as HTMLElement);
  expect(onRemovePack).toHaveBeenCalledExactlyOnceWith('team');
});

it('shows each agent with sample, coverage and target', () => {
  show();
  const cells = within(screen.getByRole('row', { name: /^小禾我/ }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  expect(cells).toEqual(['拼多多', '44', '88', '11.9 秒', '18.8 秒', '96.4%', '1', '92%', '▲ 达标']);
});

it('is honest about an empty day', () => {
  show(good, 'empty');
  expect(screen.getByText('今天还没有对话')).toBeDefined();
  expect(screen.getByText('还没有话术包')).toBeDefined();
});

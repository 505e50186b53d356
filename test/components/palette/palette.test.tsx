// @vitest-environment jsdom
/** The palette by role and name: what is said, what each key does, and what an input method may not set off. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PaletteApp } from '../../../components/palette/palette-app';
import type { PaletteCallbacks, PaletteModel } from '../../../components/palette/palette-model';
import { TextProvider } from '../../../components/text';
import { translateIn } from '../translate';
import { paletteModel, script } from './palette-sample';

function show(model: PaletteModel = paletteModel(), locale: 'zh' | 'en' = 'zh') {
  const callbacks = {
    onQuery: vi.fn(),
    onStage: vi.fn(),
    onCategory: vi.fn(),
    onPick: vi.fn(),
    onPicture: vi.fn(async () => undefined),
    onClose: vi.fn(),
    isForIme: vi.fn(() => false),
    isPersons: vi.fn(() => true),
  } satisfies PaletteCallbacks;
  render(<Shown model={model} callbacks={callbacks} locale={locale} />);
  return callbacks;
}

interface ShownProps {
  model: PaletteModel;
  callbacks: PaletteCallbacks;
  locale: 'zh' | 'en';
}

/** Keeps what is typed, as the page does. */
function Shown({ model, callbacks, locale }: ShownProps) {
  const [query, setQuery] = useState(model.query);
  const onQuery = (next: string) => {
    callbacks.onQuery(next);
    setQuery(next);
  };
  return (
    <TextProvider translate={translateIn(locale)}>
      <PaletteApp model={{ ...model, query }} callbacks={{ ...callbacks, onQuery }} />
    </TextProvider>
  );
}

function press(target: Element, key: string, more: Record<string, unknown> = {}) {
  fireEvent.keyDown(target, { key, ...more });
  fireEvent.keyUp(target, { key });
}
const input = () => screen.getByRole('combobox', { name: '搜索话术' });
const selected = () => screen.getAllByRole('option', { selected: true }).map((option) => option.title);

afterEach(cleanup);

it('names only the keys that do something', () => {
  const keys = () => [...document.querySelectorAll('footer kbd')].map((key) => key.textContent);
  show();
  expect(keys()).toEqual(['Enter', 'Shift+Enter', 'Tab', 'Esc']);
  cleanup();
  show(paletteModel({ rows: [] }));
  expect(keys()).toEqual(['Esc']);
});

describe('what is there', () => {
  it('is a combobox that points at the first of its list', () => {
    show();
    const list = screen.getByRole('listbox', { name: '话术列表' });
    expect(input().getAttribute('aria-controls')).toBe(list.id);
    expect(selected()).toEqual(['发货时间']);
    const option = screen.getByRole('option', { selected: true });
    expect(input().getAttribute('aria-activedescendant')).toBe(option.id);
  });

  it('previews what would be inserted, with what the page knows', () => {
    show();
    expect(screen.getByRole('region', { name: '预览' }).textContent).toBe('木木您好，今天下单明天发。');
  });

  it.each([
    ['loading', { state: 'loading', rows: [], total: 0 }, '正在准备话术…'],
    ['indexing', { state: 'indexing', rows: [], query: 'fh' }, '正在准备话术…'],
    ['lost', { state: 'lost', rows: [], total: 0 }, '话术读不出来，关掉再开一次试试'],
    ['empty', { rows: [], total: 0 }, '话术库还是空的，请在主管页导入话术包'],
    ['nothing found', { rows: [], query: ' 没有 ' }, '没找到“没有”'],
  ] as const)('says why the list is empty: %s', (_, part, said) => {
    show(paletteModel(part as Partial<PaletteModel>));
    expect(screen.getByText(said)).toBeDefined();
    expect(input().getAttribute('aria-activedescendant')).toBeNull();
  });

  it('offers to look without the filters when they leave nothing', () => {
    const callbacks = show(paletteModel({ rows: [], query: 'fh', stage: 'closing' }));
    fireEvent.click(screen.getByRole('button', { name: '取消筛选再找' }));
    expect(callbacks.onStage).toHaveBeenCalledWith(undefined);
    expect(callbacks.onCategory).toHaveBeenCalledWith(undefined);
  });
});

describe('keys', () => {
  it('moves round the ends, and inserts when Enter comes up again', () => {
    const callbacks = show();
    press(input(), 'ArrowUp');
    expect(selected()).toEqual(['写错的']);
    press(input(), 'ArrowDown');
    expect(selected()).toEqual(['发货时间']);
    fireEvent.keyDown(input(), { key: 'Enter' });
    expect(callbacks.onPick).not.toHaveBeenCalled();
    fireEvent.keyUp(input(), { key: 'Enter' });
    expect(callbacks.onPick).toHaveBeenCalledExactlyOnceWith([{ snippetId: 'when', values: {} }], 'key');
  });

  it('does nothing for an Enter of an input method, a held one, or one that no person pressed', () => {
    const callbacks = show();
    callbacks.isForIme.mockReturnValue(true);
    press(input(), 'Enter');
    press(input(), 'Escape');
    callbacks.isForIme.mockReturnValue(false);
    press(input(), 'Enter', { repeat: true });
    callbacks.isPersons.mockReturnValue(false);
    press(input(), 'Enter');
    expect(callbacks.onPick).not.toHaveBeenCalled();
    expect(callbacks.onClose).not.toHaveBeenCalled();
  });

  it.each(['Escape', 'Alt+K'])('closes on %s, from any control', (key) => {
    const callbacks = show();
    const chip = screen.getByRole('button', { name: '问候' });
    if (key === 'Escape') press(chip, 'Escape');
    else press(chip, 'k', { code: 'KeyK', altKey: true });
    expect(callbacks.onClose).toHaveBeenCalledOnce();
  });
});

describe('variables', () => {
  it('asks for what is missing: Enter and Tab lead there, and Enter inserts when all is filled', () => {
    const callbacks = show();
    press(input(), 'ArrowDown');
    press(input(), 'Enter');
    expect(callbacks.onPick).not.toHaveBeenCalled();
    const number = screen.getByRole('textbox', { name: '填写单号' });
    expect(document.activeElement).toBe(number);
    fireEvent.change(number, { target: { value: 'SF123' } });
    input().focus();
    press(input(), 'Tab');
    const city = screen.getByRole('textbox', { name: '填写城市' });
    expect(document.activeElement).toBe(city);
    fireEvent.change(city, { target: { value: '杭州' } });
    expect(screen.getByRole('region', { name: '预览' }).textContent).toContain('单号SF123。');
    press(city, 'Enter');
    expect(callbacks.onPick).toHaveBeenCalledExactlyOnceWith(
      [{ snippetId: 'where', values: { 'ask:单号': 'SF123', 'ask:城市': '杭州' } }],
      'key',
    );
  });

  it('never inserts a script with a slip in it, and says where it is', () => {
    const callbacks = show();
    press(input(), 'ArrowUp');
    press(input(), 'Enter');
    expect(callbacks.onPick).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toBe('话术里的 {byuer} 写错了，请主管改一下');
  });
});

describe('stacking', () => {
  it('keeps several, inserts them in order, and lets one go', () => {
    const rows = [script('a', '甲', 'A'), script('b', '乙', 'B'), script('c', '丙', 'C')];
    const callbacks = show(paletteModel({ rows }));
    press(input(), 'Enter', { shiftKey: true });
    expect(screen.queryAllByRole('option', { selected: true })).toEqual([]);
    press(input(), 'ArrowDown');
    press(input(), 'ArrowDown');
    press(input(), 'Enter', { ctrlKey: true });
    expect(screen.getByText('已叠加 2 条，按回车一起填入')).toBeDefined();
    press(input(), 'ArrowDown');
    press(input(), 'Enter', { metaKey: true });
    fireEvent.click(screen.getAllByRole('button', { name: '去掉“甲”' })[0] as Element);
    press(input(), 'Enter');
    expect(callbacks.onPick).toHaveBeenCalledExactlyOnceWith(
      [
        { snippetId: 'b', values: {} },
        { snippetId: 'a', values: {} },
      ],
      'key',
    );
  });

  it('takes the last one off with Backspace in the empty field', () => {
    const callbacks = show();
    press(input(), 'Enter', { shiftKey: true });
    press(input(), 'Backspace');
    press(input(), 'Enter');
    expect(callbacks.onPick).not.toHaveBeenCalled();
  });
});

describe('pointer and filters', () => {
  it('inserts on a click of a person only', () => {
    const callbacks = show();
    const option = screen.getAllByRole('option')[0] as Element;
    callbacks.isPersons.mockReturnValue(false);
    fireEvent.click(option);
    expect(callbacks.onPick).not.toHaveBeenCalled();
    callbacks.isPersons.mockReturnValue(true);
    fireEvent.click(option);
    expect(callbacks.onPick).toHaveBeenCalledExactlyOnceWith([{ snippetId: 'when', values: {} }], 'pointer');
  });

  it('has one stop for each row of filters, and arrows inside', () => {
    const callbacks = show(paletteModel({ stage: 'shipping' }));
    const chips = within(screen.getByRole('toolbar', { name: '按环节筛选' })).getAllByRole('button');
    expect(chips.map((chip) => chip.tabIndex)).toEqual([0, -1, -1]);
    chips[0]?.focus();
    fireEvent.keyDown(chips[0] as Element, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(chips[1]);
    expect(chips[1]?.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(chips[1] as Element);
    expect(callbacks.onStage).toHaveBeenCalledWith(undefined);
    const categories = within(screen.getByRole('toolbar', { name: '按分类筛选' }));
    fireEvent.click(categories.getByRole('button', { name: '售后' }));
    expect(callbacks.onCategory).toHaveBeenCalledWith('售后');
  });
});

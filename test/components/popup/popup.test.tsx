// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PopupApp, type PopupModel } from '../../../components/popup/popup-app';
import { TextProvider } from '../../../components/text';
import { explainSample, myDay, popupModel, popupSamples, ranking } from '../preview/popup-samples';
import { translateIn } from '../translate';

function show(model: PopupModel) {
  const callbacks = {
    onTab: vi.fn(),
    onSite: vi.fn(),
    onExplain: vi.fn(),
    onCopyText: vi.fn(async (_text: string) => true),
    onJump: vi.fn(async () => 'gone' as const),
    onNumbers: vi.fn(),
    onMetric: vi.fn(),
    onQuery: vi.fn(),
    onCopy: vi.fn(async () => true),
    onLead: vi.fn(),
    onOptions: vi.fn(),
  };
  const draw = (next: PopupModel) => (
    <TextProvider translate={translateIn('zh')}>
      <PopupApp model={next} callbacks={callbacks} />
    </TextProvider>
  );
  const { rerender } = render(draw(model));
  return { callbacks, update: (next: PopupModel) => rerender(draw(next)) };
}
const sample = (name: string): PopupModel => popupSamples('zh')[name] as PopupModel;

afterEach(cleanup);

describe('my day', () => {
  it('praises first, and compares in words that know which direction is better', () => {
    show(popupModel('zh'));
    expect(screen.getByText('平响比昨天快 3.2 秒，真不错')).toBeDefined();
    const cells = within(screen.getByRole('row', { name: /^首响/ })).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      '11.2 秒▽ 慢 0.8 秒',
      '15.4 秒▲ 快 3.4 秒',
      '8.1 秒▽ 慢 3.9 秒',
    ]);
    expect(within(screen.getByRole('row', { name: /^接待/ })).getAllByRole('cell')[0]?.textContent).toBe('38· 多 4');
  });

  it('badges every figure as measured or estimated, and names rule and coverage', () => {
    show(popupModel('zh'));
    expect(screen.getAllByText('实测')).toHaveLength(5);
    expect(screen.getAllByText('估算')).toHaveLength(1);
    expect(screen.getByText(/口径：拼多多 3 分钟人工回复/)).toBeDefined();
    expect(screen.getByText('看到了当班时间的 93%')).toBeDefined();
  });

  it('says when the day was hardly watched, and when there is nobody to compare with', () => {
    show(sample('alone'));
    expect(screen.getByText(/有些时段没看到.*没有可以对比的人/)).toBeDefined();
    expect(screen.getAllByText('—')).toHaveLength(18);
  });

  it('opens every number to its proof: rule and date, references, both timestamps, the reason for leaving one out', () => {
    const { callbacks, update } = show(popupModel('zh'));
    fireEvent.click(screen.getByRole('button', { name: /^平响/ }));
    expect(callbacks.onExplain).toHaveBeenCalledExactlyOnceWith('average');
    update(sample('turns'));
    expect(screen.getByText('计入 2 轮，共 5 轮')).toBeDefined();
    expect(screen.getByText(/2026-01-01 起生效/)).toBeDefined();
    expect(screen.getByText('行业参考').parentElement?.textContent).toBe('行业参考30.0 秒 ▲ 快 11.6 秒');
    expect(screen.getByRole('row', { name: /10:02:11.* 10:02:29 18 秒/ })).toBeDefined();
    expect(screen.getByText('不计：只是道谢')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '返回' }));
    expect(callbacks.onExplain).toHaveBeenLastCalledWith(undefined);
  });

  it('takes the focus into the proof, and back to the number it came from', () => {
    const { update } = show(popupModel('zh'));
    update(sample('turns'));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '返回' }));
    fireEvent.click(document.activeElement as HTMLElement);
    update(popupModel('zh'));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^平响/ }));
  });

  it('copies the proof as text, and says when a chat is gone', async () => {
    const { callbacks } = show(sample('turns'));
    fireEvent.click(screen.getByRole('button', { name: '复制说明' }));
    await waitFor(() => expect(screen.getByText('已复制')).toBeDefined());
    const text = callbacks.onCopyText.mock.calls[0]?.[0] ?? '';
    expect(text.split('\n')[0]).toBe('平响：18.4 秒（拼多多 小禾 2026-11-21，估算）');
    expect(text).toContain('10:02:11 → 10:02:29 等 18 秒 页面时间 计入');
    expect(text).toContain('10:05:21 → 10:05:39 等 18 秒 页面时间 不计：只是道谢');
    fireEvent.click(screen.getByRole('button', { name: '打开 10:02:11 的会话' }));
    await waitFor(() => expect(screen.getByText('工作台里已经找不到这个会话')).toBeDefined());
    expect(callbacks.onJump).toHaveBeenCalledExactlyOnceWith('c0');
  });

  it('says of each turn why it is not in this number', () => {
    const opened = (metric: 'first' | 'unanswered') => {
      const explain = { state: 'ready', value: explainSample('zh', metric) } as const;
      return popupModel('zh', { opened: { metric, explain } });
    };
    const { update } = show(opened('first'));
    expect(screen.getByText('计入 1 轮，共 5 轮')).toBeDefined();
    expect(screen.getAllByText('不计：不是首轮')).toHaveLength(2);
    update(opened('unanswered'));
    expect(screen.getAllByText('不计：已经回复')).toHaveLength(2);
  });

  it.each([
    ['firstRun', '打开客服工作台就开始了'],
    ['lost', '本机数据打不开'],
  ])('has a state for %s', (name, text) => {
    show(sample(name));
    expect(screen.getByRole('heading', { name: text })).toBeDefined();
  });

  it('offers the day’s story when the shift is nearly over, and not before', () => {
    const { callbacks, update } = show(popupModel('zh'));
    expect(screen.queryByRole('button', { name: '看今日复盘' })).toBeNull();
    update(sample('shiftEnd'));
    fireEvent.click(screen.getByRole('button', { name: '看今日复盘' }));
    expect(callbacks.onNumbers).toHaveBeenCalledExactlyOnceWith('story');
  });

  it('says whose median it is, and what of mine is counted elsewhere', () => {
    show(popupModel('zh', { day: { state: 'ready', value: { ...myDay('zh'), inTeam: true, turnsElsewhere: 12 } } }));
    expect(screen.getByRole('columnheader', { name: '中位' }).getAttribute('title')).toMatch(/^团队里 5 位/);
    expect(screen.getByText(/另有 12 轮在您的其他设备上/)).toBeDefined();
    cleanup();
    show(popupModel('zh'));
    expect(screen.getByRole('columnheader', { name: '中位' }).getAttribute('title')).toMatch(/^这台电脑上 5 位/);
  });

  it('never writes an unknown figure as zero', () => {
    const day = myDay('zh');
    show(
      popupModel('zh', {
        day: { state: 'ready', value: { ...day, figures: [{ metric: 'first', estimated: false }] } },
      }),
    );
    expect(screen.getByRole('button', { name: /^首响/ }).textContent).toContain('—');
  });
});

describe('ranking', () => {
  it('marks my row, shows sample and coverage, and says why somebody has no place', () => {
    show(sample('ranking'));
    const rows = screen.getAllByRole('listitem');
    expect(rows.filter((row) => row.getAttribute('aria-current') === 'true').map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^2小禾我估算18.4 秒88 轮 · 覆盖 92%$/),
    ]);
    expect(screen.getByText('还差一点：已有 7 轮，满 20 轮排名')).toBeDefined();
    expect(screen.getByText('口径：拼多多 3 分钟人工回复 · 满 20 轮才排名')).toBeDefined();
  });

  it('opens my own number', () => {
    const { callbacks } = show(sample('ranking'));
    fireEvent.click(screen.getByRole('button', { name: '18.4 秒' }));
    expect([callbacks.onTab.mock.calls, callbacks.onExplain.mock.calls]).toEqual([[['day']], [['average']]]);
  });

  it("opens a colleague's number on the numbers page, ordered alike", () => {
    const { callbacks } = show(sample('ranking'));
    fireEvent.click(within(screen.getByText('阿遥').closest('li') as HTMLElement).getByRole('button'));
    expect(callbacks.onNumbers).toHaveBeenCalledExactlyOnceWith('ranking', 'average');
  });

  it('hides every name but mine when names are private', () => {
    const model = popupModel('zh', {
      tab: 'ranking',
      ranking: { state: 'ready', value: { ...ranking('zh'), isPrivate: true } },
    });
    show(model);
    const names = screen.getAllByRole('listitem').map((line) => line.querySelector('.name')?.textContent);
    expect(names).toEqual(['同事 1', '小禾', '同事 3', '同事 4', '同事 5', '同事 6']);
    expect(document.body.innerHTML).not.toContain('阿遥');
  });

  it('holds its rows while the pointer is on them, and moves them when it leaves', () => {
    const { update } = show(sample('ranking'));
    const names = () => screen.getAllByRole('listitem').map((row) => row.querySelector('.name')?.textContent);
    const before = names();
    const value = ranking('zh');
    const turned = popupModel('zh', {
      tab: 'ranking',
      ranking: { state: 'ready', value: { ...value, lines: value.lines.toReversed() } },
    });
    fireEvent.pointerEnter(screen.getByRole('list'));
    update(turned);
    expect(names()).toEqual(before);
    expect(screen.getByRole('status').textContent).toBe('名次有变化，移开后更新');
    fireEvent.pointerLeave(screen.getByRole('list'));
    expect(names()).toEqual(before.toReversed());
  });

  it('holds them for the keyboard too: from row to row, and when the pointer only passes by', () => {
    const { update } = show(sample('ranking'));
    const rows = () => screen.getAllByRole('listitem');
    const names = () => rows().map((row) => row.querySelector('.name')?.textContent);
    const before = names();
    const value = ranking('zh');
    act(() => rows()[0]?.focus());
    update(
      popupModel('zh', {
        tab: 'ranking',
        ranking: { state: 'ready', value: { ...value, lines: value.lines.toReversed() } },
      }),
    );
    act(() => rows()[1]?.focus());
    expect(names()).toEqual(before);
    fireEvent.pointerEnter(screen.getByRole('list'));
    fireEvent.pointerLeave(screen.getByRole('list'));
    expect(names()).toEqual(before);
    act(() => screen.getByRole('combobox', { name: '按' }).focus());
    expect(names()).toEqual(before.toReversed());
  });
});

describe('scripts', () => {
  it('copies on click and on Enter, but not on the Enter that ends a composition', async () => {
    const { callbacks } = show(sample('scripts'));
    const field = screen.getByRole('searchbox', { name: '搜索话术' });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(callbacks.onCopy).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(callbacks.onCopy).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: /尺码建议/ }));
    await waitFor(() => expect(screen.getByRole('button', { name: /尺码建议/ }).textContent).toContain('已复制'));
  });

  it('says so when the clipboard refuses', async () => {
    const { callbacks } = show(sample('scripts'));
    callbacks.onCopy.mockResolvedValue(false);
    fireEvent.click(screen.getByRole('button', { name: /尺码建议/ }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('没能复制'));
  });
});

it('walks the tabs by arrow keys', () => {
  const { callbacks } = show(popupModel('zh'));
  const tab = screen.getByRole('tab', { name: '今日' });
  fireEvent.keyDown(tab, { key: 'ArrowLeft' });
  expect(callbacks.onTab).toHaveBeenLastCalledWith('scripts');
  fireEvent.keyDown(tab, { key: 'ArrowRight' });
  expect(callbacks.onTab).toHaveBeenLastCalledWith('ranking');
});

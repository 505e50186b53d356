// @vitest-environment jsdom
/** Every number opens: hours, days, months, places, points; the day's story owes promises too; a card keeps its superior's word. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BarChart } from '../../components/charts/bar-chart';
import { TrendChart } from '../../components/charts/trend-chart';
import { ExplainSpan } from '../../components/figures/explain-span';
import { FiguresView } from '../../components/numbers/figures-view';
import { RankingBoard } from '../../components/numbers/ranking-board';
import { ScorecardView } from '../../components/numbers/scorecard-view';
import { StoryView } from '../../components/numbers/story-view';
import { TextProvider } from '../../components/text';
import { asId, type BusinessDay } from '../../utils/core/ids';
import { DEFAULT_SCORECARD } from '../../utils/core/scorecard';
import { board } from './preview/board-samples';
import { NOW, numberDay, story } from './preview/numbers-samples';
import { PROMISED } from './preview/story-samples';
import { translateIn } from './translate';

const show = (node: ReactNode) => render(<TextProvider translate={translateIn('zh')}>{node}</TextProvider>);
afterEach(cleanup);

describe('a number opens', () => {
  it('by hour: from the picture and from the table behind it, and closes the same way', () => {
    const onHour = vi.fn();
    const view = (hour?: number) => (
      <FiguresView
        numbers={numberDay('zh')}
        chosen="average"
        zone="Asia/Shanghai"
        imported={{}}
        proof={undefined}
        hour={hour}
        onChoose={vi.fn()}
        onDay={vi.fn()}
        onHour={onHour}
      />
    );
    const { container, unmount } = show(view());
    fireEvent.click(screen.getByRole('button', { name: '打开 14:00 的明细', hidden: true }));
    fireEvent.click(container.querySelectorAll('.chart .bar')[0] as Element);
    expect(onHour.mock.calls).toEqual([[14], [9]]);
    unmount();
    show(view(14));
    const open = screen.getByRole('button', { name: '打开 14:00 的明细', hidden: true });
    expect(open.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(open);
    expect(onHour).toHaveBeenLastCalledWith(undefined);
  });

  it('of a month: its days, each with what it rests on, and as text', async () => {
    const onDay = vi.fn();
    const onCopy = vi.fn(async (_text: string) => true);
    const { rule, references } = numberDay('zh', 'month');
    const days = [
      { day: asId<BusinessDay>('2026-11-02'), value: 31_000, sample: 40 },
      { day: asId<BusinessDay>('2026-11-03'), value: 29_000, sample: 52 },
    ];
    const model = {
      metric: 'average',
      value: 30_000,
      estimated: false,
      agentName: '小禾',
      siteName: '拼多多',
    } as const;
    const more = { day: '2026-11-01 – 2026-11-30', zone: 'Asia/Shanghai', rule, coverage: 0.93, days, waits: [0, 3] };
    show(
      <ExplainSpan
        model={{ ...model, ...more, references: references.average ?? {} }}
        onCopy={onCopy}
        hrefOf={(kind) => (kind === 'best' ? '#ranking' : undefined)}
        onDay={onDay}
      />,
    );
    // What it is held against opens where it can.
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['#ranking']);
    expect(screen.getByText('来自 2 天，打开看那天的每一轮')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '打开 2026-11-03 的明细' }));
    expect(onDay).toHaveBeenCalledExactlyOnceWith('2026-11-03');
    fireEvent.click(screen.getByRole('button', { name: '复制说明' }));
    await screen.findByText('已复制');
    const text = onCopy.mock.calls[0]?.[0] ?? '';
    expect(text).toContain('平响：30.0 秒（拼多多 小禾 2026-11-01 – 2026-11-30，实测）');
    expect(text.split('\n').slice(-2)).toEqual(['2026-11-02 31.0 秒 · 样本 40', '2026-11-03 29.0 秒 · 样本 52']);
  });

  it('in the ranking, of whoever is counted here; a composite opens by its parts', () => {
    const hrefOf = vi.fn(({ metric, agentId }) => `#${metric}-${agentId}`);
    const callbacks = {
      onBy: vi.fn(),
      onWeights: async () => true,
      onPrivate: vi.fn(),
      onSameHours: vi.fn(),
      onCopy: async () => true,
    };
    const { rows, ...rest } = board('zh');
    const told = rows.map(({ opensAs: _here, ...row }, at) => (at === 0 ? row : (rows[at] ?? row)));
    const { unmount } = show(<RankingBoard board={{ ...rest, rows: told }} callbacks={callbacks} hrefOf={hrefOf} />);
    const numbers = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(numbers).toEqual(['#average-b', '#average-c', '#average-d', '#average-e']);
    unmount();
    show(<RankingBoard board={board('zh', 'composite')} callbacks={callbacks} hrefOf={hrefOf} />);
    const first = screen.getAllByRole('row')[1] as HTMLElement;
    expect(first.textContent).toContain('及时率 100 · 平响 92');
    expect(within(first).getByRole('link', { name: '92' }).getAttribute('href')).toBe('#average-a');
  });
});

describe('a line over days', () => {
  it('is parted by a day without records, and keeps that day in its table', () => {
    const points = [3, 4, undefined, 5, 2].map((value, at) => ({
      label: `2026-11-0${at + 1}`,
      tick: `0${at + 1}`,
      value,
      text: value === undefined ? '—' : String(value),
    }));
    const { container } = show(<TrendChart title="轮次" axis="日期" unit="轮次" points={points} />);
    const pieces = [...container.querySelectorAll('polyline')].map(
      (one) => one.getAttribute('points')?.split(' ').length,
    );
    expect(pieces).toEqual([2, 2]);
    expect(screen.getAllByRole('row', { hidden: true }).map((row) => row.textContent)).toContain('2026-11-03—');
  });
});

describe('a picture of nothing', () => {
  it.each([undefined, 0])('an hour that is %s: unknown says so in words, a zero is drawn', (value) => {
    const points = [{ label: '09:00', tick: '9', value, text: '—' }];
    show(<BarChart title="平均响应" axis="时段" unit="平均响应" points={points} />);
    expect(screen.queryByText('这段时间没有能算进去的') !== null).toBe(value === undefined);
  });
});

describe('the story', () => {
  it('owes what was promised, and says what is overdue', () => {
    const onJump = vi.fn();
    show(
      <StoryView
        story={{ ...story(), owed: [] }}
        numbers={numberDay('zh')}
        zone="Asia/Shanghai"
        onJump={onJump}
        said=""
        promised={PROMISED}
        now={NOW}
      />,
    );
    expect(screen.queryByText(/都收尾了/)).toBeNull();
    expect(screen.getByText('答应了：补发，11-22 12:00 前')).toBeDefined();
    const late = screen.getByText('答应了：查一下，18:00 前，已经过了');
    fireEvent.click(within(late).getByRole('button'));
    expect(onJump).toHaveBeenCalledExactlyOnceWith('b-3');
  });
});

describe('the card', () => {
  it('takes its maxima when the field is left, never half typed, never unsound', async () => {
    const onSettings = vi.fn(async () => true);
    const onGiven = vi.fn(async () => true);
    const { figures } = numberDay('zh');
    show(
      <ScorecardView
        model={{
          agentName: '小禾',
          span: 'a',
          spanBefore: 'b',
          settings: DEFAULT_SCORECARD,
          now: figures,
          references: {},
          referenceKinds: {},
        }}
        onSettings={onSettings}
        onGiven={onGiven}
      />,
    );
    const given = screen.getByRole('spinbutton', { name: '主管给多少分（最多 20）' });
    for (const [text, times] of [
      ['21', 0],
      ['18', 1],
    ] as const) {
      fireEvent.change(given, { target: { value: text } });
      fireEvent.blur(given);
      expect(onGiven).toHaveBeenCalledTimes(times);
    }
    expect(onGiven).toHaveBeenCalledWith(18);
    const most = screen.getByDisplayValue('70');
    fireEvent.change(most, { target: { value: '8' } });
    fireEvent.change(most, { target: { value: '80' } });
    expect(onSettings).not.toHaveBeenCalled();
    fireEvent.blur(most);
    expect(onSettings).toHaveBeenCalledExactlyOnceWith({ reference: 80 });
    fireEvent.change(most, { target: { value: '' } });
    fireEvent.blur(most);
    expect(onSettings).toHaveBeenCalledOnce();
    expect((most as HTMLInputElement).value).toBe('70');
  });
});

// @vitest-environment jsdom
/** The ranking as it is drawn: who is in sight, what opens where, and why somebody has no place. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rowsInSight } from '../../components/in-sight';
import { RankingBoard } from '../../components/numbers/ranking-board';
import { TextProvider } from '../../components/text';
import { board, elsewhere } from './preview/board-samples';
import { translateIn } from './translate';

const show = (node: ReactNode) => render(<TextProvider translate={translateIn('zh')}>{node}</TextProvider>);
afterEach(cleanup);

describe('the ranking', () => {
  const callbacks = {
    onBy: vi.fn(),
    onWeights: vi.fn(async () => true),
    onPrivate: vi.fn(),
    onSameHours: vi.fn(),
    onCopy: vi.fn(async (_text: string) => true),
  };
  it('keeps my row and its neighbours in sight, and hides names when asked', () => {
    const many = board('zh', 'average', true);
    expect(rowsInSight(many.rows).map(({ place }) => place)).toEqual([1, 2, 3, 13, 14, 15, 16, 17]);
    show(<RankingBoard board={{ ...many, isPrivate: true }} callbacks={callbacks} />);
    expect(screen.getByRole('rowheader', { name: /客服15/ })).toBeDefined();
    expect(screen.queryByRole('rowheader', { name: /客服14$/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '看全部，还有 16 位' }));
    const table = screen.getAllByRole('table')[0] as HTMLElement;
    expect(within(table).getAllByRole('rowheader')).toHaveLength(24);
  });

  it('opens a colleague counted elsewhere below their line, by what their hours brought, and says why no further', () => {
    const onOpen = vi.fn();
    const { proof, ...closed } = elsewhere('zh');
    show(<RankingBoard board={closed} callbacks={{ ...callbacks, onOpen }} hrefOf={() => '#figures'} />);
    const theirs = screen.getByRole('row', { name: /阿遥/ });
    fireEvent.click(within(theirs).getByRole('button', { name: '24.0 秒' }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ agentId: 'a', metric: 'average' });
    // Mine is here: it has a page of its own.
    expect(
      within(screen.getByRole('row', { name: /小禾/ }))
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('#figures');
    cleanup();
    show(<RankingBoard board={{ ...closed, ...(proof && { proof }) }} callbacks={{ ...callbacks, onOpen }} />);
    const opened = screen.getByRole('region', { name: '阿遥的平响怎么来的' });
    expect(opened.textContent).toMatch(/合计 [\d.]+ 秒 ÷ \d+ 轮 = /);
    expect(opened.textContent).toContain('每一轮的明细只留在对方自己的电脑上');
    expect(within(opened).getByRole('rowheader', { name: '9:00' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '24.0 秒', expanded: true }));
    expect(onOpen).toHaveBeenLastCalledWith(undefined);
  });

  it('of my hours alone opens colleagues by these hours, not by their whole day', () => {
    const onOpen = vi.fn();
    const sameHours = { ...board('zh'), sameHours: true };
    show(<RankingBoard board={sameHours} callbacks={{ ...callbacks, onOpen }} hrefOf={() => '#figures'} />);
    expect(within(screen.getByRole('row', { name: /阿遥/ })).queryByRole('link')).toBeNull();
    expect(within(screen.getByRole('row', { name: /小禾/ })).getByRole('link')).toBeDefined();
  });

  it('states its formula, and why somebody has no place', () => {
    show(<RankingBoard board={board('zh')} callbacks={callbacks} />);
    expect(screen.getByText(/样本 × 本人 \+ 20 × 全队平均/)).toBeDefined();
    expect(screen.getByText(/还差一点：已有 8 轮/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '复制文字' }));
    expect(callbacks.onCopy.mock.calls[0]?.[0].split('\n').slice(0, 2)).toEqual(['平响 2026-11-21', '1 阿遥 24.0 秒']);
  });

  it('saves edited weights', async () => {
    show(<RankingBoard board={board('zh', 'composite')} callbacks={callbacks} />);
    fireEvent.change(screen.getByRole('spinbutton', { name: '平响' }), { target: { value: '0' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(callbacks.onWeights).toHaveBeenCalledExactlyOnceWith({ share: 40, first: 20, unanswered: 10 }),
    );
  });
});

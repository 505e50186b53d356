// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Board } from '../../../components/lead/board';
import type { TeamView } from '../../../components/lead/lead-model';
import { TextProvider } from '../../../components/text';
import { leadSample } from '../preview/page-samples';
import { translateIn } from '../translate';

const VIEW: TeamView = { column: 'unanswered', find: '', uncovered: false, pinned: ['b'] };

function show() {
  const { team } = leadSample('zh', 'board');
  if (team.state !== 'ready') throw new Error('no sample');
  const onView = vi.fn<(view: TeamView) => void>();
  render(
    <TextProvider translate={translateIn('zh')}>
      <Board board={team.value} view={VIEW} onView={onView} />
    </TextProvider>,
  );
  return onView;
}

afterEach(cleanup);

describe('the board', () => {
  it('pins a line and lets it go', () => {
    const onView = show();
    expect(screen.getByRole('button', { name: '置顶 小禾' }).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: '置顶 阿遥' }));
    expect(onView).toHaveBeenLastCalledWith({ ...VIEW, pinned: ['b', 'a'] });
    fireEvent.click(screen.getByRole('button', { name: '置顶 小禾' }));
    expect(onView).toHaveBeenLastCalledWith({ ...VIEW, pinned: [] });
  });

  it('says how old a line is, and what is counted here', () => {
    show();
    const row = (name: string) =>
      within(screen.getByRole('button', { name: `置顶 ${name}` }).closest('tr') as HTMLElement);
    expect(row('阿遥').getByText('20 秒前')).toBeDefined();
    expect(row('小禾').getByText('本机')).toBeDefined();
  });

  it('is one console, or who is not covered', () => {
    const onView = show();
    fireEvent.change(screen.getByLabelText('平台'), { target: { value: 'pdd' } });
    expect(onView).toHaveBeenLastCalledWith({ ...VIEW, site: 'pdd' });
    fireEvent.click(screen.getByLabelText(/覆盖率/));
    expect(onView).toHaveBeenLastCalledWith({ ...VIEW, uncovered: true });
  });

  it('is added up as asked for, and not when it is not', () => {
    const onView = show();
    fireEvent.change(screen.getByLabelText('按'), { target: { value: 'hour' } });
    expect(onView).toHaveBeenLastCalledWith({ ...VIEW, totals: 'hour' });
    cleanup();
    const { team } = leadSample('zh', 'totals');
    if (team.state !== 'ready') throw new Error('no sample');
    render(
      <TextProvider translate={translateIn('zh')}>
        <Board board={team.value} view={{ ...VIEW, totals: 'group' }} onView={onView} />
      </TextProvider>,
    );
    const dawn = within(screen.getByRole('row', { name: /^晨风组/ }));
    expect(dawn.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
      '拼多多',
      '12',
      '3 位 · 1 分 12 秒',
      '12',
      '17.4 秒',
      '96%',
      '30%',
      '528',
      '1152',
    ]);
    expect(screen.getByRole('row', { name: /^不在小组里/ })).toBeDefined();
    fireEvent.change(screen.getByLabelText('按'), { target: { value: '' } });
    expect(onView).toHaveBeenLastCalledWith(VIEW);
  });

  it('fills a screen on the wall, with nothing behind it, and comes back by Escape', () => {
    // jsdom has no modal dialogs; the pictures and axe run over a real one.
    const modal = vi.fn(function (this: HTMLDialogElement) {
      this.open = true;
    });
    HTMLDialogElement.prototype.showModal = modal;
    const full = vi.fn(async () => undefined);
    HTMLElement.prototype.requestFullscreen = full;
    show();
    fireEvent.click(screen.getByRole('button', { name: '大屏' }));
    const big = screen.getByRole('dialog', { name: '大屏' });
    expect(within(big).getAllByRole('row')).toHaveLength(10);
    expect(modal).toHaveBeenCalledOnce();
    // Browsers refuse the whole screen to a dialog itself.
    expect(full.mock.contexts).toEqual([big.firstElementChild]);
    // As the browser does at Escape.
    fireEvent(big, new Event('close'));
    expect(screen.queryByRole('dialog', { name: '大屏' })).toBeNull();
  });
});

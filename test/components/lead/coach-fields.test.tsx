// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { CoachFields } from '../../../components/lead/editor/coach-fields';
import { TextProvider } from '../../../components/text';
import type { TeamCoach } from '../../../utils/core/coach/team-coach';
import { rule } from '../../core/coach/hint-samples';
import { translateIn } from '../translate';

afterEach(cleanup);

function show(start?: TeamCoach) {
  const onCoach = vi.fn<(coach: TeamCoach | undefined, isSound: boolean) => void>();
  render(
    <TextProvider translate={translateIn('zh')}>
      <CoachFields start={start} onCoach={onCoach} />
    </TextProvider>,
  );
  const type = (text: string) =>
    fireEvent.change(screen.getByLabelText(/^一行一组：词、词 → 级别/), { target: { value: text } });
  return { onCoach, type };
}

it("a team's words go with the pack, and a line that cannot be read is named", () => {
  const { onCoach, type } = show();
  type('找集团 → 3\n找大区');
  expect(screen.getByText('第 2 行看不懂：没有词、没写级别，或者词太短、太长')).toBeDefined();
  expect(onCoach).toHaveBeenLastCalledWith({ ladder: [{ level: 3, words: ['找集团'] }] }, false);
  type('找集团 → 3 | 集团采购\n曝光 → 0');
  const words = { ladder: [{ level: 3, words: ['找集团'], unless: ['集团采购'] }], leave: ['曝光'] };
  expect(onCoach).toHaveBeenLastCalledWith(words, true);
  fireEvent.click(screen.getByRole('checkbox', { name: '买家想听推荐，有现成的话术' }));
  expect(onCoach).toHaveBeenLastCalledWith({ ...words, off: ['recommend'] }, true);
  type('');
  fireEvent.click(screen.getByRole('checkbox', { name: '买家想听推荐，有现成的话术' }));
  expect(onCoach).toHaveBeenLastCalledWith(undefined, true);
});

it('hints that stand in the file alone are kept as they are', () => {
  const hints = [rule('greet', { say: { zh: '先问声好', en: 'Say hello first' } })];
  const { onCoach, type } = show({ hints, ladder: [{ level: 2, words: ['糟心'] }] });
  expect(screen.getByDisplayValue('糟心 → 2')).toBeDefined();
  expect(screen.getByText(/另有 1 条团队自己的提醒/)).toBeDefined();
  type('糟心 → 1');
  expect(onCoach).toHaveBeenLastCalledWith({ ladder: [{ level: 1, words: ['糟心'] }], hints }, true);
});

it('what agents may promise goes with it, and nothing of it when it is emptied', () => {
  const { onCoach } = show({ may: { yuan: 30, words: ['补发'] } });
  const yuan = screen.getByLabelText(/客服自己能答应的/);
  fireEvent.change(yuan, { target: { value: '50' } });
  expect(onCoach).toHaveBeenLastCalledWith({ may: { yuan: 50, words: ['补发'] } }, true);
  fireEvent.change(screen.getByLabelText(/还能自己定的/), { target: { value: '补发、5 元券' } });
  expect(onCoach).toHaveBeenLastCalledWith({ may: { yuan: 50, words: ['补发', '5 元券'] } }, true);
  fireEvent.change(yuan, { target: { value: '' } });
  fireEvent.change(screen.getByLabelText(/还能自己定的/), { target: { value: '' } });
  expect(onCoach).toHaveBeenLastCalledWith(undefined, true);
});

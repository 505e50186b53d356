// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { CoachFields } from '../../../components/lead/editor/coach-fields';
import { TextProvider } from '../../../components/text';
import type { TeamCoach } from '../../../utils/core/coach/team-coach';
import { teamCoachSchema } from '../../../utils/schema/team-coach';
import { rule } from '../../core/coach/hint-samples';
import { translateIn } from '../translate';

afterEach(cleanup);

function show(start?: TeamCoach) {
  const onWriting = vi.fn<(isWriting: boolean) => void>();
  const onCoach = vi.fn<(coach: TeamCoach | undefined, isSound: boolean) => void>();
  render(
    <TextProvider translate={translateIn('zh')}>
      <CoachFields start={start} onCoach={onCoach} onWriting={onWriting} />
    </TextProvider>,
  );
  const type = (text: string) =>
    fireEvent.change(screen.getByLabelText(/^一行一组：词、词 → 级别/), { target: { value: text } });
  return { onCoach, onWriting, type };
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

it('hints that came in by the file are kept as they are', () => {
  const hints = [rule('greet', { say: { zh: '先问声好', en: 'Say hello first' } })];
  const { onCoach, type } = show({ hints, ladder: [{ level: 2, words: ['糟心'] }] });
  expect(screen.getByDisplayValue('糟心 → 2')).toBeDefined();
  expect(screen.getByText(/团队自己的提醒：1 条/)).toBeDefined();
  expect(screen.getByText('先问声好')).toBeDefined();
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

it('a hint is written by hand, changed and taken out; what is not yet right is said', () => {
  const { onCoach } = show();
  fireEvent.click(screen.getByRole('button', { name: '加一条提醒' }));
  expect(document.activeElement).toBe(screen.getByLabelText('说的是'));
  fireEvent.click(screen.getByRole('button', { name: '放进话术包' }));
  expect(screen.getByText('写一句话，60 字以内。')).toBeDefined();
  expect(screen.getByText('条件里的数还没填。')).toBeDefined();
  expect(onCoach).not.toHaveBeenCalled();
  fireEvent.change(screen.getByLabelText('说的是'), { target: { value: 'shift' } });
  fireEvent.change(screen.getByLabelText('第 1 个条件的数'), { target: { value: '5' } });
  fireEvent.change(screen.getByLabelText('怎么说（中文）'), { target: { value: '等的人多了，叫一声组长' } });
  fireEvent.click(screen.getByRole('button', { name: '放进话术包' }));
  const kept = onCoach.mock.calls.at(-1)?.[0]?.hints ?? [];
  expect(kept).toEqual([
    rule('team.1', {
      scope: 'shift',
      when: [['waiting', '>=', 5]],
      say: { zh: '等的人多了，叫一声组长', en: '等的人多了，叫一声组长' },
      priority: 45,
      coolDownSec: 600,
      showSec: 30,
      followedBy: { event: 'rested', withinSec: 1800 },
    }),
  ]);
  expect(screen.getByText(/自己这一班 · 在等的人数 至少 5/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '改：等的人多了，叫一声组长' }));
  fireEvent.change(screen.getByLabelText('第 1 个条件的数'), { target: { value: '8' } });
  fireEvent.click(screen.getByRole('button', { name: '放进话术包' }));
  expect(onCoach.mock.calls.at(-1)?.[0]?.hints?.[0]?.when).toEqual([['waiting', '>=', 8]]);
  fireEvent.click(screen.getByRole('button', { name: '去掉：等的人多了，叫一声组长' }));
  expect(onCoach).toHaveBeenLastCalledWith(undefined, true);
});

it('one of ours is tuned under its own name, with our words until others are written', () => {
  const { onCoach } = show();
  fireEvent.change(screen.getByLabelText('从自带的改起'), { target: { value: 'stalls' } });
  fireEvent.change(screen.getByLabelText('第 1 个条件的数'), { target: { value: '2' } });
  fireEvent.click(screen.getByRole('button', { name: '放进话术包' }));
  const [tuned] = onCoach.mock.calls.at(-1)?.[0]?.hints ?? [];
  expect(tuned).toMatchObject({ id: 'stalls', when: [['stalls', '>=', 2]], say: { key: 'hintStalls' } });
  expect(screen.getByText('替换自带的')).toBeDefined();
});

it("the team's own reasons go with it: once each, short, eight at most, and nothing when it is emptied", () => {
  const { onCoach } = show({ reasons: ['比价'] });
  const field = screen.getByLabelText(/团队自己的原因/);
  expect((field as HTMLInputElement).value).toBe('比价');
  fireEvent.change(field, { target: { value: '比价、没拍|视频，比价;等一个很长很长很长很长的活动' } });
  const reasons = ['比价', '没拍视频', '等一个很长很长很长很长的'];
  expect(onCoach).toHaveBeenLastCalledWith({ reasons }, true);
  expect(teamCoachSchema.safeParse({ reasons }).success).toBe(true);
  fireEvent.change(field, { target: { value: ' 、 ' } });
  expect(onCoach).toHaveBeenLastCalledWith(undefined, true);
});

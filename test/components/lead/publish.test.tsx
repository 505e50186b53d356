// @vitest-environment jsdom
/** On the way from draft to version nothing that somebody wrote is dropped unasked. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { PackEditor } from '../../../components/lead/editor/pack-editor';
import { TextProvider } from '../../../components/text';
import { type Held, HeldProvider } from '../../../components/unkept';
import { EMPTY_MEMORY } from '../../../utils/core/matching/memory';
import { sampleEditorSeams } from '../preview/lead-preview';
import { sampleSnippets, sampleStart } from '../preview/script-samples';
import { translateIn } from '../translate';

const finished = sampleSnippets('zh').slice(0, 4);
afterEach(cleanup);

it('a hint that is half written is not dropped on the way to the difference, nor is what stands in the form by going back', async () => {
  const onPlan = vi.fn(sampleEditorSeams(sampleStart('zh', finished)).onPlan);
  const start = sampleStart('zh', finished);
  const seams = { ...sampleEditorSeams(start), onPlan };
  render(
    <TextProvider translate={translateIn('zh')}>
      <PackEditor start={start} uses={new Map()} others={[]} memory={EMPTY_MEMORY} kept={[]} seams={seams} />
    </TextProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: '发布' }));
  fireEvent.change(screen.getByLabelText(/团队自己的原因/), { target: { value: '没拍视频' } });
  fireEvent.click(screen.getByRole('button', { name: '加一条提醒' }));
  fireEvent.click(screen.getByRole('button', { name: '看看变化' }));
  expect(screen.getByRole('alert').textContent).toContain('有一条提醒还没放进话术包');
  expect(onPlan).not.toHaveBeenCalled();
  const form = within(screen.getByRole('form', { name: '团队自己的一条提醒' }));
  fireEvent.click(form.getByRole('button', { name: '取消' }));
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '看看变化' }));
  const plan = within(await screen.findByRole('region', { name: '发布 v8' }));
  expect(onPlan.mock.lastCall?.[0].coach?.reasons).toEqual(['没拍视频']);
  fireEvent.click(plan.getByRole('button', { name: '取消' }));
  // Whoever works by keys goes on where they were.
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: '看看变化' })));
  expect(screen.getByLabelText<HTMLInputElement>(/团队自己的原因/).value).toBe('没拍视频');
});

it('asks before what stands in the publish form goes, by cancel and by the way back; looking at what is unfinished keeps it', () => {
  const held: Held = new Set();
  const heldAtClose: number[] = [];
  const onClose = vi.fn(() => void heldAtClose.push(held.size));
  const start = sampleStart('zh');
  render(
    <TextProvider translate={translateIn('zh')}>
      <HeldProvider value={held}>
        <PackEditor
          start={start}
          uses={new Map()}
          others={[]}
          memory={EMPTY_MEMORY}
          kept={[]}
          seams={{ ...sampleEditorSeams(start), onClose }}
        />
      </HeldProvider>
    </TextProvider>,
  );
  const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
  const reasons = () => screen.queryByLabelText<HTMLInputElement>(/团队自己的原因/);
  press('发布');
  press('取消');
  expect(reasons()).toBeNull();
  press('发布');
  fireEvent.change(reasons() as HTMLInputElement, { target: { value: '没拍视频' } });
  expect(held.size).toBe(1);
  press('看看是哪些');
  expect(screen.queryByRole('region', { name: '发布' })).toBeNull();
  press(/全部话术包/);
  press('接着写');
  expect(onClose).not.toHaveBeenCalled();
  press('发布');
  expect(reasons()?.value).toBe('没拍视频');
  press('取消');
  expect(reasons()?.value).toBe('没拍视频');
  press('接着写');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  press('取消');
  press('丢掉');
  expect(reasons()).toBeNull();
  expect(held.size).toBe(0);
  press('发布');
  fireEvent.change(reasons() as HTMLInputElement, { target: { value: '没拍视频' } });
  press(/全部话术包/);
  press('丢掉');
  // By then nothing is held any more: the page does not ask a second time.
  expect(heldAtClose).toEqual([0]);
});

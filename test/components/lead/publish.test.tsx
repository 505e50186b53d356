// @vitest-environment jsdom
/** On the way from draft to version nothing that somebody wrote is dropped unasked. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { PackEditor } from '../../../components/lead/editor/pack-editor';
import { TextProvider } from '../../../components/text';
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

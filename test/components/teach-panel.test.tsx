// @vitest-environment jsdom
/** A lesson that was refused says why in both languages, and each thing can be pointed at again. */
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { type TeachModel, TeachPanel } from '../../components/teach/teach-panel';
import { TextProvider } from '../../components/text';
import { translateIn } from './translate';

afterEach(cleanup);

const STEPS = ['row', 'buyer', 'own', 'field'] as const;

function draw(model: Omit<TeachModel, 'host' | 'reads' | 'theme'>, locale: 'zh' | 'en' = 'zh', onAgain = vi.fn()) {
  const reads = { conversations: 4, messages: 9, buyers: 5, own: 4, field: true };
  return render(
    <TextProvider translate={translateIn(locale)}>
      <TeachPanel
        model={{ host: 'chat.example.com', reads, theme: 'light', ...model }}
        callbacks={{ onAgain, onSave: vi.fn(), onClose: vi.fn() }}
      />
    </TextProvider>,
  );
}

it.each([
  ['zh', { slot: 'composer.field', tookMs: 8.34 }, /输入框.*8\.3 毫秒/],
  ['en', { slot: 'thread.own', tookMs: 8.34 }, /8\.3 ms, 4 at most/],
  ['zh', { slot: 'list.key' }, /会话列表.*没有保存/],
  ['en', { slot: 'origin' }, /origin.*Not saved/],
] as const)('%s %o', (locale, refused, said) => {
  const onAgain = vi.fn();
  const steps = STEPS.map((step) => ({ step, state: 'done' as const }));
  const { container, getAllByRole } = draw({ steps, state: 'refused', refused }, locale, onAgain);
  expect(container.querySelector('.teach-ask')?.textContent).toMatch(said);
  expect(container.querySelector<HTMLButtonElement>('.primary')?.disabled).toBe(true);
  fireEvent.click(getAllByRole('button', { name: translateIn(locale)('teachAgain') })[3] as HTMLElement);
  expect(onAgain).toHaveBeenCalledWith('field');
});

it('stands aside from own messages, which stand on the right, while one is asked for', () => {
  const sideAt = (asked: (typeof STEPS)[number]) => {
    const steps = STEPS.map((step) => ({ step, state: step === asked ? ('now' as const) : ('todo' as const) }));
    const side = draw({ steps, state: 'teaching' }).container.querySelector('.teach')?.getAttribute('data-side');
    cleanup();
    return side;
  };
  expect(STEPS.map(sideAt)).toEqual(['right', 'right', 'left', 'right']);
});

// @vitest-environment jsdom
/** A note on a buyer: typed after a click, kept by another, what could not be kept stays in the fields. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTags } from '../../../components/overlay/buyer-note';
import { BuyerStrip } from '../../../components/overlay/buyer-strip';
import type { BuyerGlance } from '../../../components/overlay/coach-model';
import { TextProvider } from '../../../components/text';
import { asId } from '../../../utils/core/ids';
import { translateIn } from '../translate';

const KNOWN: BuyerGlance = { visits: 1, orders: 0, note: '喜欢白色', tags: ['老客'] };
const strip = (buyer: BuyerGlance | undefined, onCoach: () => void) => (
  <TextProvider translate={translateIn('zh')}>
    <BuyerStrip open={asId('c1')} buyer={buyer} themes={[]} onCoach={onCoach} />
  </TextProvider>
);
const field = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name);

afterEach(cleanup);

describe('the note', () => {
  it('is offered for a buyer of whom nothing is known, and says whom it is about', () => {
    const onCoach = vi.fn();
    const { rerender } = render(strip(undefined, onCoach));
    fireEvent.click(screen.getByRole('button', { name: '记一笔' }));
    expect(document.activeElement).toBe(field(/备注/));
    fireEvent.change(field(/备注/), { target: { value: ' 要发票 ' } });
    fireEvent.change(field(/标签/), { target: { value: '老客，大单 老客' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(onCoach.mock.calls[0]?.[0]).toEqual({
      kind: 'note',
      conversationId: 'c1',
      note: '要发票',
      tags: ['老客', '大单'],
    });
    // Not kept yet: what was typed is still there.
    rerender(strip({ visits: 0, orders: 0, tags: [], noteFailed: true }, onCoach));
    expect(field(/备注/).value).toBe(' 要发票 ');
    expect(screen.getByRole('status').textContent).toBe('没存上，再点一次保存');
    rerender(strip({ visits: 0, orders: 0, note: '要发票', tags: ['老客', '大单'] }, onCoach));
    expect(screen.queryByLabelText(/备注/)).toBeNull();
    expect(screen.getByText('要发票')).toBeDefined();
  });

  it('goes back to where the cursor was, by Escape too; nothing is kept', () => {
    const onCoach = vi.fn();
    render(
      <>
        <textarea aria-label="page" />
        {strip(KNOWN, onCoach)}
      </>,
    );
    screen.getByLabelText('page').focus();
    fireEvent.click(screen.getByRole('button', { name: '改备注' }));
    expect(field(/备注/).value).toBe('喜欢白色');
    fireEvent.keyDown(field(/备注/), { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByLabelText('page'));
    expect(onCoach).not.toHaveBeenCalled();
  });

  it.each([
    ['', []],
    ['a|b', ['a', 'b']],
    [`${'长'.repeat(40)} x`, ['长'.repeat(24), 'x']],
    [Array.from({ length: 30 }, (_, nth) => `t${nth}`).join(' '), Array.from({ length: 12 }, (_, nth) => `t${nth}`)],
  ])('tags of %j', (text, tags) => {
    expect(readTags(text)).toEqual(tags);
  });
});

// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OverlayApp } from '../../../components/overlay/overlay-app';
import type { OverlayCallbacks, OverlayModel } from '../../../components/overlay/overlay-model';
import { TextProvider } from '../../../components/text';
import { overlayModel, overlaySamples, waitingEntry } from '../preview/overlay-samples';
import { translateIn } from '../translate';

const NOW = Date.UTC(2026, 10, 21, 3, 0, 0);

function show(model: OverlayModel) {
  const callbacks = {
    onJump: vi.fn(),
    onInsert: vi.fn(),
    onCollapse: vi.fn(),
    onMove: vi.fn(),
    onName: vi.fn(),
    onDismissNotice: vi.fn(),
    onReload: vi.fn(),
    onRemember: vi.fn(),
    onKeepQuestion: vi.fn(),
  } satisfies OverlayCallbacks;
  const draw = (next: OverlayModel) => (
    <TextProvider translate={translateIn('zh')}>
      <OverlayApp model={next} callbacks={callbacks} />
    </TextProvider>
  );
  const { rerender, container } = render(draw(model));
  return { callbacks, container, update: (next: OverlayModel) => rerender(draw(next)) };
}

const sample = (name: string): OverlayModel => {
  const model = overlaySamples('zh', NOW)[name];
  if (!model) throw new Error(name);
  return model;
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('waiting strip', () => {
  it('says how many wait and for how long, and ticks from timestamps', () => {
    show(overlayModel('zh', NOW));
    expect(screen.getByText('还有 2 位在等，最久 1 分 12 秒')).toBeDefined();
    act(() => void vi.advanceTimersByTime(3000));
    expect(screen.getByText('还有 2 位在等，最久 1 分 15 秒')).toBeDefined();
    expect(screen.getByRole('button', { name: /爱\*\*月.*0:24/ })).toBeDefined();
  });

  it('keeps no timer while nobody waits', () => {
    show(sample('calm'));
    expect(screen.getByText('都回完了，没有人在等')).toBeDefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('draws five rows and counts the others; long names keep their whole title', () => {
    const model = sample('busy');
    show(model);
    const rows = within(screen.getByRole('region', { name: '在等的买家' })).getAllByRole('button');
    expect(rows).toHaveLength(5);
    expect(screen.getByText('还有 2 位，等得更短')).toBeDefined();
    expect(rows[0]?.getAttribute('title')).toBe(model.waiting[0]?.name);
  });

  it('tells levels by words and shapes, not by colour alone', () => {
    show(sample('busy'));
    expect(screen.getByRole('button', { name: /已超时/ }).querySelector('rect')).not.toBeNull();
    expect(screen.getByRole('button', { name: /剩 0:10/ }).querySelector('path')).not.toBeNull();
    expect(screen.getByRole('button', { name: /该回了.*约 2:05/ })).toBeDefined();
  });

  it('hands the conversation and the event to the session', () => {
    const { callbacks } = show(overlayModel('zh', NOW));
    fireEvent.click(screen.getByRole('button', { name: /爱\*\*月/ }));
    expect(callbacks.onJump).toHaveBeenCalledExactlyOnceWith('c2', expect.any(Event));
  });

  it('speaks only when somebody becomes nearly late or late', () => {
    const first = waitingEntry(1, '云**', 10_000, 'calm', NOW);
    const model = overlayModel('zh', NOW, { waiting: [first] });
    const { container, update } = show(model);
    const spoken = () => container.querySelector('[aria-live]')?.textContent;
    expect(spoken()).toBe('');
    act(() => void vi.advanceTimersByTime(5000));
    expect(spoken()).toBe('');
    update({ ...model, waiting: [{ ...first, level: 'urgent' }] });
    expect(spoken()).toBe('1 位买家快超时');
  });
});

describe('suggestions', () => {
  it('offers three at most, marks the sure one in words and shows its key', () => {
    const model = overlayModel('zh', NOW);
    const many = [
      ...model.suggestions,
      ...model.suggestions.map((card, n) => ({ ...card, snippetId: `x${n}` as typeof card.snippetId })),
    ];
    show({ ...model, suggestions: many });
    const cards = within(screen.getByRole('region', { name: '推荐话术' })).getAllByRole('button');
    expect(cards.map((card) => card.getAttribute('aria-keyshortcuts'))).toEqual(['Alt+1', 'Alt+2', 'Alt+3']);
    expect(cards[0]?.textContent).toContain('很合适');
    expect(cards[1]?.textContent).toContain('需补：订单号');
  });

  it('inserts by click without taking the focus from the composer', () => {
    const { callbacks } = show(overlayModel('zh', NOW));
    const card = screen.getByRole('button', { name: /发什么快递/ });
    expect(fireEvent.mouseDown(card)).toBe(false);
    fireEvent.click(card);
    expect(callbacks.onInsert).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ snippetId: 's3' }),
      expect.any(Event),
    );
  });
});

describe('states', () => {
  it.each([
    ['unrecognised', /没认出这个工作台/],
    ['orphaned', /刷新页面后继续/],
  ])('%s shows no waiting list and no figure', (name, text) => {
    show({ ...sample(name), waiting: overlayModel('zh', NOW).waiting });
    expect(screen.getByText(text)).toBeDefined();
    expect(screen.queryByText(/位在等/)).toBeNull();
    expect(screen.queryByText('平响')).toBeNull();
  });

  it('draws an unknown figure as a dash with its reason', () => {
    const { today: _today, ...rest } = overlayModel('zh', NOW);
    show(rest);
    expect(screen.getAllByText('—')).toHaveLength(3);
    expect(screen.getByText('平响').parentElement?.title).toContain('还没有可以计算的回复');
  });

  it('asks for a name, and gives it trimmed', () => {
    const { callbacks } = show(sample('first'));
    const field = screen.getByLabelText('怎么称呼您？');
    expect(screen.getByRole('button', { name: '好了' })).toHaveProperty('disabled', true);
    fireEvent.change(field, { target: { value: '  小禾 ' } });
    fireEvent.click(screen.getByRole('button', { name: '好了' }));
    expect(callbacks.onName).toHaveBeenCalledExactlyOnceWith('小禾', expect.any(Event));
  });

  it('says what became of an insert in a live region, and lets it be put away', () => {
    const { callbacks } = show(overlayModel('zh', NOW, { notice: { kind: 'refused-switched' } }));
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContainEqual(
      expect.stringContaining('会话刚切换了，没有填入'),
    );
    fireEvent.click(screen.getByRole('button', { name: '知道了' }));
    expect(callbacks.onDismissNotice).toHaveBeenCalledOnce();
  });

  it('collapses to a pill with the count and the longest wait', () => {
    const { callbacks } = show(sample('pill'));
    fireEvent.click(screen.getByRole('button', { name: /7 位在等.*1:03:12/ }));
    expect(callbacks.onCollapse).toHaveBeenCalledExactlyOnceWith(false, expect.any(Event));
  });

  it('moves by arrow keys from its handle', () => {
    const { callbacks } = show(overlayModel('zh', NOW));
    fireEvent.keyDown(screen.getByRole('button', { name: /移动面板/ }), { key: 'ArrowDown' });
    expect(callbacks.onMove).toHaveBeenCalledOnce();
  });
});

describe('keeping a question', () => {
  it('offers it for the script that was just put in, in its own words, and once', () => {
    const model = overlayModel('zh', NOW);
    const { callbacks, update } = show({
      ...model,
      notice: { kind: 'inserted', title: '洗涤', question: '机洗会坏吗？' },
    });
    fireEvent.click(screen.getByRole('button', { name: '下次也用它答：「机洗会坏吗？」' }));
    expect(callbacks.onRemember).toHaveBeenCalledOnce();
    update({ ...model, notice: { kind: 'remembered', title: '洗涤' } });
    expect(screen.queryByRole('button', { name: /下次也用它答/ })).toBeNull();
    expect(screen.getByText('记住了，下次这样问就推荐《洗涤》')).toBeDefined();
    update({ ...model, notice: { kind: 'inserted', title: '洗涤' } });
    expect(screen.queryByRole('button', { name: /下次也用它答/ })).toBeNull();
  });

  it('an own reply is shown in full before the tap that keeps it', () => {
    const model = overlayModel('zh', NOW);
    const notice = { kind: 'own-reply', question: '可以放微波炉吗' } as const;
    const { callbacks, update } = show({ ...model, notice });
    expect(screen.getByText('「可以放微波炉吗」还没有话术')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '把我刚才的回复做成话术' }));
    expect(callbacks.onRemember).toHaveBeenCalledOnce();
    update({ ...model, notice: { ...notice, reply: '可以的，加热别超过两分钟' } });
    expect(screen.getByText('会存下这句，主管能看到：可以的，加热别超过两分钟')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(callbacks.onRemember).toHaveBeenCalledTimes(2);
  });

  it('offers to keep what no script answers, and gives exactly what it showed', () => {
    const model = { ...overlayModel('zh', NOW), suggestions: [], unansweredMessages: 1 };
    const { callbacks, update } = show({ ...model, openQuestion: '可以放微波炉吗' });
    fireEvent.click(screen.getByRole('button', { name: '记下这个问题：「可以放微波炉吗」' }));
    expect(callbacks.onKeepQuestion).toHaveBeenCalledExactlyOnceWith('可以放微波炉吗', expect.any(Event));
    update(model);
    expect(screen.queryByRole('button', { name: /记下这个问题/ })).toBeNull();
  });
});

// @vitest-environment jsdom
/** What the coach says in the panel, and what a tap on it asks for. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sayHint } from '../../../components/overlay/coach-line';
import type { HintNote } from '../../../components/overlay/coach-model';
import { handOverText } from '../../../components/overlay/due-list';
import { OverlayApp } from '../../../components/overlay/overlay-app';
import { TextProvider } from '../../../components/text';
import { HINT_RULES } from '../../../utils/core/coach/hint-rules';
import { overlaySamples } from '../preview/overlay-samples';
import { translateIn } from '../translate';

const NOW = new Date(2026, 10, 21, 15, 0, 0).getTime();

function show(state: string, locale: 'zh' | 'en' = 'zh', hint?: HintNote) {
  const sample = overlaySamples(locale, NOW)[state];
  if (!sample) throw new Error(state);
  const model = hint && sample.coach ? { ...sample, coach: { ...sample.coach, hint } } : sample;
  const onCoach = vi.fn();
  const nothing = vi.fn();
  render(
    <TextProvider translate={translateIn(locale)}>
      <OverlayApp
        model={model}
        callbacks={{
          onJump: nothing,
          onInsert: nothing,
          onCollapse: nothing,
          onMove: nothing,
          onName: nothing,
          onDismissNotice: nothing,
          onCoach,
        }}
      />
    </TextProvider>,
  );
  return onCoach;
}
const acts = (onCoach: ReturnType<typeof show>) => onCoach.mock.calls.map(([act]) => act);
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the one line', () => {
  it.each(HINT_RULES.flatMap(({ id }) => [[id, 'zh'] as const, [id, 'en'] as const]))(
    '%s has words in %s, and a way out',
    (id, locale) => {
      const onCoach = show(`hint-${id}`, locale);
      const line = document.querySelector('.coach') as HTMLElement;
      expect(line.querySelector('p')?.textContent?.length).toBeGreaterThan(5);
      expect(line.textContent).not.toMatch(/\$\d|hint[A-Z]/);
      // Kind words: nothing of an alarm.
      expect(line.textContent).not.toMatch(/警告|危机|紧急|失败|违规|处罚|!!|！！|warning|alert|urgent|fail/i);
      tap(locale === 'zh' ? '不是这个' : 'Not this');
      expect(acts(onCoach)).toEqual([{ kind: 'hint-off', id, subject: 'c1' }]);
    },
  );

  it('says plainly what the next second costs', () => {
    show('hint-next');
    expect(document.querySelector('.coach p')?.textContent).toBe('听**雨：再过 38 秒这位买家今天就算超时');
  });

  it('does not say more exactly than the list does until when', () => {
    const hint = overlaySamples('zh', NOW)['hint-next']?.coach?.hint as HintNote;
    expect(sayHint({ ...hint, approximate: true }, NOW, translateIn('zh'))).toBe(
      '听**雨：再过 约 38 秒这位买家今天就算超时',
    );
  });

  it('says why somebody stands first', () => {
    show('reasons');
    expect(screen.getByText(/先回 小\*\*鱼：再过 40 秒这位买家今天就算超时/)).toBeDefined();
  });

  it('is spoken once, not again each second', () => {
    show('hint-next');
    const spoken = screen.getByRole('status', { name: '教练提示' });
    expect(spoken.textContent).toBe('听**雨：再过 38 秒这位买家今天就算超时');
    act(() => void vi.advanceTimersByTime(3000));
    expect(document.querySelector('.coach p')?.textContent).toMatch(/35 秒/);
    expect(spoken.textContent).toMatch(/38 秒/);
  });

  it('names the word it was known by; another chat without a name is not "this buyer"', () => {
    const zh = translateIn('zh');
    const hint = overlaySamples('zh', NOW)['hint-anger']?.coach?.hint as HintNote;
    const say = (change: Partial<HintNote>) => sayHint({ ...hint, name: '', ...change }, NOW, zh);
    expect(say({ ofOpen: true, word: '太坑' })).toBe('这位买家：有点生气了，先说声抱歉（提到“太坑”）');
    expect(say({ ofOpen: false })).toMatch(/^另一位买家：/);
  });

  it('nothing to say is nothing on the screen', () => {
    show('usual');
    expect(screen.getByRole('status', { name: '教练提示' }).textContent).toBe('');
  });
});

describe('what was promised', () => {
  it('one tap each: done, later, not needed, keep', () => {
    const onCoach = show('dues');
    tap(/^办好了：云朵\*\*糖，查一下/);
    tap(/^晚 10 分钟：云朵\*\*糖，补发/);
    tap(/^不用了：云朵\*\*糖，查一下/);
    tap(/^记下：/);
    tap(/^云朵\*\*糖：云朵\*\*糖，查一下/);
    expect(acts(onCoach)).toEqual([
      { kind: 'due', id: 'd1', to: 'done' },
      { kind: 'due', id: 'd2', to: 'later' },
      { kind: 'due', id: 'd1', to: 'drop' },
      { kind: 'due', id: 'd3', to: 'keep' },
      { kind: 'due', id: 'd1', to: 'jump' },
    ]);
    expect(screen.getByText('过了 16 分钟')).toBeDefined();
    expect(screen.getByText('还有 1 项')).toBeDefined();
  });

  it("a hint of the team's that points at the list unfolds it, and has no such button where there is none", () => {
    const say = { zh: '看一眼答应过的事', en: 'Look at what was promised' };
    const rest = { ofOpen: false, lasting: false, softer: false, name: '' };
    const hint: HintNote = { ...rest, id: 'team.1', subject: 'shift', say, action: 'dues' };
    const onCoach = show('dues', 'zh', hint);
    const list = document.querySelector('details.dues') as HTMLDetailsElement;
    expect(list.open).toBe(false);
    tap('看清单');
    expect(list.open).toBe(true);
    expect(acts(onCoach)).toEqual([{ kind: 'hint', id: 'team.1', subject: 'shift' }]);
    cleanup();
    show('hint-load', 'zh', hint);
    expect(screen.getByText('看一眼答应过的事', { selector: '.coach p' })).toBeDefined();
    expect(screen.queryByRole('button', { name: '看清单' })).toBeNull();
  });

  it('copies a hand-over without words of buyers', () => {
    const onCoach = show('dues');
    tap('复制交接单');
    expect(acts(onCoach)[0]).toMatchObject({ kind: 'copy', what: 'handover' });
    const dues = overlaySamples('zh', NOW).dues?.coach?.dues ?? [];
    const text = handOverText(dues, '拼多多', NOW, translateIn('zh'));
    expect(text.split('\n')).toHaveLength(7);
    expect(text).toContain('【交接】拼多多，待跟进 6 项（15:00）');
    expect(text).toContain('2. 云朵**糖：补发，15:24 前 补发杯盖，白色');
  });
});

describe('a heated chat', () => {
  it('offers the script, the step, and the record to be read before it is copied', () => {
    const onCoach = show('calmHarm');
    expect(screen.getByText(/先问人怎么样/)).toBeDefined();
    // Another chat is open: only a way there, no script.
    expect(screen.queryByRole('button', { name: '填入「先安抚情绪」' })).toBeNull();
    tap('去看看');
    tap('看过了，复制');
    tap('收起');
    expect(acts(onCoach).map(({ kind }) => kind)).toEqual(['card-jump', 'copy', 'card-close']);
    expect(acts(onCoach)[1].text).toMatch(/买家：再不处理我就去投诉，电话\*\*\*/);
    expect(screen.getByText(/图片和语音看不到/)).toBeDefined();
  });
});

it('an angry buyer in the open chat: a script is one tap', () => {
  const onCoach = show('calmAnger');
  tap('填入「先安抚情绪」');
  expect(acts(onCoach)).toEqual([{ kind: 'script' }]);
});

describe('the buyer', () => {
  it('is recognised, and a reason is one tap', () => {
    const onCoach = show('buyer');
    expect(screen.getByText(/来过 3 天 · 上次 11-18 · 见过 2 单/)).toBeDefined();
    tap('物流');
    expect(acts(onCoach)).toEqual([{ kind: 'theme', theme: '物流' }]);
  });
});

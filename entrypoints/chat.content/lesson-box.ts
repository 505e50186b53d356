/** What was learned in this tab, summed up and told now and then: each telling wakes the background and costs the console. */
import type { Lesson } from '../../utils/core/coach/kept';
import { ask } from '../../utils/messaging/client';

const TELL_EVERY_MS = 30_000;

export interface LessonBox {
  add(lesson: Lesson): void;
  /** Tells what there is, if the last telling is long enough ago. `now` epoch ms. */
  flush(now: number): void;
  /** The page goes: tells everything. */
  end(): void;
}

export function createLessonBox(startedAt: number): LessonBox {
  let untold = new Map<string, Lesson>();
  let toldAt = startedAt;

  function tell(): void {
    const lessons = untold;
    untold = new Map();
    for (const lesson of lessons.values()) void ask('coach/lesson', { lesson });
  }

  return {
    add({ id, shown, taken, refused }) {
      const known = untold.get(id) ?? { id, shown: 0, taken: 0, refused: 0 };
      untold.set(id, {
        id,
        shown: known.shown + shown,
        taken: known.taken + taken,
        refused: known.refused + refused,
      });
    },
    flush(now) {
      if (untold.size === 0 || Math.abs(now - toldAt) < TELL_EVERY_MS) return;
      toldAt = now;
      tell();
    },
    end: tell,
  };
}

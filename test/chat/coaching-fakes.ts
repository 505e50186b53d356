/** Stand-ins for what a tab's coach asks of the background; `vi.mock` them in the test file. Imports nothing that asks. */
import { COACH_WORDS } from '../../utils/core/coach/coach-words';

export const kept = { asked: [] as [string, unknown][], dues: [] as unknown[], down: false };
export const fakeClient = {
  ask: async (kind: string, request: unknown) => {
    kept.asked.push([kind, request]);
    if (kept.down) return { ok: false, code: 'not-delivered' };
    if (kind === 'coach/read') return { ok: true, value: { dues: kept.dues, lessons: [], words: COACH_WORDS } };
    if (kind === 'coach/buyer') return { ok: true, value: { visits: 2, orders: 1, today: [], lastDay: '2026-03-01' } };
    return { ok: true, value: { ok: true, watermark: 0 } };
  },
};
export const fakeKeyValue = {
  localKeyValue: { read: async () => undefined },
  watchKey: () => () => undefined,
};

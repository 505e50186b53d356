/** Stand-ins for what a tab's coach asks of the background; `vi.mock` them in the test file. Imports nothing that asks. */
import { COACH_WORDS } from '../../utils/core/coach/coach-words';
import { type TeamCoach, withTeam } from '../../utils/core/coach/team-coach';

export const kept = {
  asked: [] as [string, unknown][],
  dues: [] as unknown[],
  down: false,
  /** What packs say to the coach. */
  team: [] as TeamCoach[],
  /** When the usual busiest hour begins. */
  peakAt: undefined as number | undefined,
};
export const fakeClient = {
  ask: async (kind: string, request: unknown) => {
    kept.asked.push([kind, request]);
    if (kept.down) return { ok: false, code: 'not-delivered' };
    const words = { ...withTeam(COACH_WORDS, kept.team), ...(kept.peakAt !== undefined && { peakAt: kept.peakAt }) };
    if (kind === 'coach/read') return { ok: true, value: { dues: kept.dues, lessons: [], words } };
    if (kind === 'coach/buyer') return { ok: true, value: { visits: 2, orders: 1, today: [], lastDay: '2026-03-01' } };
    return { ok: true, value: { ok: true, watermark: 0 } };
  },
};
export const fakeKeyValue = {
  localKeyValue: { read: async () => undefined },
  watchKey: () => () => undefined,
};

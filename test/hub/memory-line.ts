/** A line to a server that is a map: last values, sequences, and the check of the expected one. */
import { asId, type PackId } from '../../utils/core/ids';
import { type HubLine, HubRefusedError, OVERTAKEN, type Stored } from '../../utils/hub/connect';
import { type Handout, handoutsSubject, readHandouts } from '../../utils/hub/handouts';

export const ABOUT = {
  id: asId<PackId>('p1'),
  title: '包',
  version: 2,
  note: '',
  mustTake: true,
  share: 100,
  from: 1_700_000_000,
  by: 'lead',
} as const;

export function memoryLine() {
  const kept = new Map<string, Stored>();
  const state = { sequence: 0, beforePut: (_subject: string) => undefined as unknown };
  const line = {
    async put(subject: string, bytes: Uint8Array, expect?: number) {
      state.beforePut(subject);
      if (expect !== undefined && (kept.get(subject)?.sequence ?? 0) !== expect) throw new HubRefusedError(OVERTAKEN);
      state.sequence += 1;
      kept.set(subject, { subject, bytes, sequence: state.sequence });
      return state.sequence;
    },
    get: async (subject: string) => kept.get(subject),
    async getMany(subjects: readonly string[], onStored: (stored: Stored) => void) {
      for (const subject of subjects) {
        const stored = kept.get(subject);
        if (stored) onStored(stored);
      }
    },
  } as unknown as HubLine;
  const listed = () => readHandouts(kept.get(handoutsSubject('t1'))?.bytes ?? new Uint8Array()) as Handout[];
  return { line, kept, state, listed };
}

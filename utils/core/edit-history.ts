/** Owns undo and redo over whole values. Pure: a value is never changed, so a step costs one reference. */

export interface EditHistory<Value> {
  /** Oldest first. */
  past: readonly Value[];
  present: Value;
  /** The next one to redo comes last. */
  future: readonly Value[];
  /** What the newest step was about: a following step about the same thing joins it. */
  about?: string;
}

/** Steps kept; what is older cannot be undone any more. */
export const MAX_STEPS = 200;

export function startHistory<Value>(present: Value): EditHistory<Value> {
  return { past: [], present, future: [] };
}

/**
 * @param about steps in a row about the same thing, such as the letters of one field, are undone together
 * @returns the same history when nothing changed
 */
export function record<Value>(history: EditHistory<Value>, next: Value, about?: string): EditHistory<Value> {
  if (next === history.present) return history;
  if (about !== undefined && about === history.about && history.past.length > 0) {
    return { ...history, present: next, future: [] };
  }
  const past = [...history.past, history.present].slice(-MAX_STEPS);
  return { past, present: next, future: [], ...(about !== undefined && { about }) };
}

export function undo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const before = history.past.at(-1);
  if (history.past.length === 0) return history;
  return {
    past: history.past.slice(0, -1),
    present: before as Value,
    future: [...history.future, history.present],
  };
}

export function redo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const next = history.future.at(-1);
  if (history.future.length === 0) return history;
  return {
    past: [...history.past, history.present],
    present: next as Value,
    future: history.future.slice(0, -1),
  };
}

/** What is selected, typed into variables and stacked. Decides when a script is whole enough to be picked. */
import { useState } from 'react';
import type { Snippet } from '../../utils/core/snippet';
import { fillVariables, type VariableValues } from '../../utils/core/snippet-text';
import type { ChosenScript, PaletteCallbacks, PaletteModel } from './palette-model';

/** As many as one pick may carry. */
const MOST = 9;

interface Selection {
  rows: readonly Snippet[];
  at: number;
}

export interface StackedScript extends ChosenScript {
  title: string;
}

export function useChoosing(model: PaletteModel, callbacks: PaletteCallbacks, focusBlank: () => void) {
  const { rows, values } = model;
  const [selection, setSelection] = useState<Selection>();
  const [typedOf, setTypedOf] = useState<Record<string, VariableValues>>({});
  const [stack, setStack] = useState<readonly StackedScript[]>([]);
  /** After stacking nothing is selected, so that Enter means "these", until the agent types or moves. */
  const [resting, setResting] = useState(false);

  const active = resting || rows.length === 0 ? -1 : selection?.rows === rows ? selection.at : 0;
  const selected = rows[active];
  const typed = (selected && typedOf[selected.id]) ?? {};

  const select = (at: number) => {
    setResting(false);
    setSelection({ rows, at });
  };
  const chosen = (snippet: Snippet): StackedScript | undefined => {
    const own = typedOf[snippet.id] ?? {};
    if (fillVariables(snippet.body, { ...values, ...own }).missing.length > 0) return undefined;
    return { snippetId: snippet.id, values: own, title: snippet.title };
  };
  /** Picks it, or leads to what is still missing. */
  const choose = (at: number, stacking: boolean, by: 'key' | 'pointer') => {
    const snippet = rows[at];
    const one = snippet && chosen(snippet);
    if (snippet && !one) {
      select(at);
      focusBlank();
      return;
    }
    const all = one ? [...stack, one] : stack;
    if (!stacking || all.length === MOST) {
      if (all.length > 0)
        callbacks.onPick(
          all.map(({ snippetId, values }) => ({ snippetId, values })),
          by,
        );
      return;
    }
    setStack(all);
    setResting(true);
    callbacks.onQuery('');
  };

  return {
    active,
    selected,
    typed,
    stack,
    select,
    choose,
    /** Steps from what is selected, round the ends. */
    move(step: number) {
      if (rows.length === 0) return;
      const from = active < 0 && step < 0 ? 0 : active;
      const to = Math.abs(step) === 1 ? (from + step + rows.length) % rows.length : from + step;
      select(Math.min(rows.length - 1, Math.max(0, to)));
    },
    wake: () => setResting(false),
    unstack: (at: number) => setStack(stack.filter((_, index) => index !== at)),
    type(name: string, value: string) {
      if (selected) setTypedOf({ ...typedOf, [selected.id]: { ...typed, [name]: value } });
    },
  };
}

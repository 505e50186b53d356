/** One opening of the palette: what is typed and filtered, and what is found for it. Starts afresh at the next opening. */
import { useMemo, useState } from 'react';
import { PaletteApp } from '../../components/palette/palette-app';
import type { PaletteCallbacks, PaletteModel } from '../../components/palette/palette-model';
import type { Stage } from '../../utils/core/snippet';
import type { Moment } from '../../utils/core/snippet-conditions';
import type { ToPalette } from '../../utils/messaging/palette-wire';
import { findRows, type LibraryView } from './palette-library';

interface PalettePageProps {
  moment: Moment;
  opening: Extract<ToPalette, { kind: 'open' }>;
  library: LibraryView;
  /** What is typed, where nobody types. */
  rehearsed?: string;
  callbacks: Pick<PaletteCallbacks, 'onPick' | 'onPicture' | 'onClose' | 'isForIme' | 'isPersons'>;
}

export function PalettePage({ opening, moment, library, rehearsed, callbacks }: PalettePageProps) {
  const [typed, setQuery] = useState('');
  const query = rehearsed ?? typed;
  const [stage, setStage] = useState<Stage>();
  const [category, setCategory] = useState<string>();
  const { rows, capped } = useMemo(
    () => findRows(library, { query, stage, category, moment, suggested: opening.suggested }),
    [library, query, stage, category, moment, opening],
  );
  const model: PaletteModel = {
    // Typed before the index is whole: the answer comes when it is.
    state: library.state,
    total: library.snippets.length,
    query,
    rows,
    capped,
    stages: library.stages,
    ...(stage && { stage }),
    categories: library.categories,
    ...(category && { category }),
    values: opening.values,
  };
  return (
    <PaletteApp
      model={model}
      callbacks={{ ...callbacks, onQuery: setQuery, onStage: setStage, onCategory: setCategory }}
    />
  );
}

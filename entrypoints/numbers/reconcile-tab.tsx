/** Joins the reconcile tab to the ledger and to what earlier sheets taught. */
import { useEffect, useMemo, useState } from 'react';
import type { FigureHref, NumberScope } from '../../components/numbers/numbers-model';
import type { ReconcileSeams } from '../../components/numbers/reconcile-model';
import { ReconcileView } from '../../components/numbers/reconcile-view';
import { Placeholder } from '../../components/placeholder';
import type { Ledger } from '../../utils/db/ledger';
import type { Settings } from '../../utils/settings/settings';
import type { ChangeSetting } from './live-settings';
import { openBooks, type ReadScope, settleScope } from './number-source';
import { compareSheet, historyOf, readFigureSheet, withColumns, withReconciled } from './reconcile-source';

interface ReconcileTabProps {
  opening: Promise<Ledger>;
  settings: Settings;
  scope: NumberScope;
  now(): number;
  change: ChangeSetting;
  hrefOf: FigureHref;
}

export function ReconcileTab({ opening, settings, scope, now, change, hrefOf }: ReconcileTabProps) {
  const [read, setRead] = useState<ReadScope | 'none' | 'lost'>();
  useEffect(() => {
    let left = false;
    openBooks(opening)
      .then((books) => settleScope(books, settings, scope))
      .then(
        (settled) => !left && setRead(settled ?? 'none'),
        () => !left && setRead('lost'),
      );
    return () => {
      left = true;
    };
  }, [opening, settings, scope]);
  const seams = useMemo((): ReconcileSeams | undefined => {
    if (!read || read === 'none' || read === 'lost') return undefined;
    return {
      onRead: (file) => readFigureSheet(file, settings),
      onCompare: async (sheet, fallback) => compareSheet(await opening, read, sheet, fallback, now()),
      onKeep: async (sheet, lines) => {
        const kept = await change('reconciled', (before) => withReconciled(before, lines));
        const learned = await change('sheetColumns', (before) => withColumns(before, sheet));
        return kept && learned;
      },
    };
  }, [read, opening, settings, now, change]);
  if (!read) return <Placeholder state="loading" />;
  if (read === 'lost') return <Placeholder state="lost" />;
  if (read === 'none' || !seams) return <Placeholder state="first-run" />;
  return <ReconcileView day={read.day} history={historyOf(settings.reconciled, read)} seams={seams} hrefOf={hrefOf} />;
}

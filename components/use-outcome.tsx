/** Runs something that may fail and says beside its control how it went. */
import { useState } from 'react';
import { useText } from './text';

export type Outcome = 'busy' | 'done' | 'failed' | undefined;

/** `run` never rejects; while it is under way `outcome` is busy, so that the control can be disabled. */
export function useOutcome(): { outcome: Outcome; run(work: () => Promise<boolean>): Promise<void> } {
  const [outcome, setOutcome] = useState<Outcome>();
  const run = async (work: () => Promise<boolean>) => {
    setOutcome('busy');
    setOutcome(
      await work().then(
        (ok) => (ok ? 'done' : 'failed'),
        () => 'failed',
      ),
    );
  };
  return { outcome, run };
}

export function OutcomeNote({ outcome }: { outcome: Outcome }) {
  const t = useText();
  return (
    <span role="status" className={`outcome outcome-${outcome ?? 'none'}`}>
      {outcome === 'done' && `✓ ${t('outcomeSaved')}`}
      {outcome === 'failed' && `! ${t('outcomeFailed')}`}
    </span>
  );
}

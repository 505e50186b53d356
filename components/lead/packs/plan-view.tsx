/** A plan on the table: what it replaces, what changes, why it may not go in, and the one button that does it. */
import { useEffect, useRef } from 'react';
import { packHolds } from '../../../utils/core/pack-holds';
import { isUnheard } from '../../refusal-words';
import { useText } from '../../text';
import type { PackPlan } from '../lead-model';
import { DiffView } from './diff-view';
import { HoldsLine } from './holds-line';
import { RefusalText } from './refusal-text';
import { SignatureLine } from './signature-line';

interface PlanViewProps {
  title: string;
  plan: PackPlan;
  confirm: string;
  /** Accepts the key the file is signed with. */
  onTrust?(key: string, name: string): Promise<boolean>;
  onConfirm(): void;
  onCancel(): void;
}

export function PlanView({ title, plan, confirm, onTrust, onConfirm, onCancel }: PlanViewProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was asked for appears below the button: whoever reads with a keyboard or a reader is taken there.
  useEffect(() => heading.current?.focus(), []);
  const [first] = plan.packs;
  return (
    <section className="confirm" aria-label={title}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {first && (
        <p className="foot">
          {plan.replaces === undefined
            ? t('planNew', first.title, first.version)
            : t('planReplaces', plan.replaces, first.version)}
        </p>
      )}
      <HoldsLine holds={packHolds(plan.packs)} />
      {plan.packs.length > 1 && <p className="foot">{t('planParts', plan.packs.length)}</p>}
      {plan.signature && <SignatureLine signature={plan.signature} onTrust={onTrust} />}
      {plan.refusal && <RefusalText refusal={plan.refusal} />}
      {plan.refusal && !isUnheard(plan.refusal.code) && <p className="foot">{t('packUnchanged')}</p>}
      <DiffView
        diff={plan.diff}
        duplicates={plan.duplicates}
        snippets={plan.packs.flatMap(({ snippets }) => snippets)}
      />
      <div className="actions">
        {!plan.refusal && (
          <button type="button" className="primary" onClick={onConfirm}>
            {confirm}
          </button>
        )}
        <button type="button" className="plain" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </section>
  );
}

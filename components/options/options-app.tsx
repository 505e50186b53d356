/** The options page: who and where, look, counting, privacy, diagnostics, keys. */
import type { ReactNode } from 'react';
import type { Lesson } from '../../utils/core/coach/kept';
import { useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import { CoachSection } from './coach-section';
import { CountingSection, ThemeSection } from './counting-section';
import { GuardSection } from './guard-section';
import { KeptCoachingSection } from './kept-coaching-section';
import { KeysSection } from './keys-section';
import type { OptionsCallbacks, OptionsModel } from './options-model';
import { PrivacySection } from './privacy-section';
import { SafetySection } from './safety-section';
import { SiteSection } from './site-section';

const NO_LESSONS: readonly Lesson[] = [];

function DiagnosticsSection({ model, onRebuild }: { model: OptionsModel; onRebuild: OptionsCallbacks['onRebuild'] }) {
  const t = useText();
  const { outcome, run } = useOutcome();
  return (
    <section aria-labelledby="diagnostics">
      <h2 id="diagnostics">{t('optionsDiagnostics')}</h2>
      <p className="lead-in">{t('optionsVersion', model.version)}</p>
      <p className={model.storeLost ? 'warning' : 'foot'} role={model.storeLost ? 'alert' : undefined}>
        {t(model.storeLost ? 'optionsStoreLost' : 'optionsStoreOk')}
      </p>
      <div className="actions">
        <button
          type="button"
          className="plain"
          disabled={model.storeLost || outcome === 'busy'}
          onClick={() => void run(onRebuild)}
        >
          {t('optionsRebuild')}
        </button>
        <OutcomeNote outcome={outcome} />
      </div>
      <p className="foot">{t('optionsRebuildWhy')}</p>
    </section>
  );
}

interface OptionsAppProps {
  model: OptionsModel;
  callbacks: OptionsCallbacks;
  /** The team's part: it follows the store by itself. */
  team?: ReactNode;
  /** What packs say of consoles' pages: follows the store too. */
  given?: ReactNode;
}

export function OptionsApp({ model, callbacks, team, given }: OptionsAppProps) {
  const t = useText();
  const { zone, dayCut } = model.calendar;
  return (
    <main className="page-body">
      <h1>{t('optionsTitle')}</h1>
      <SiteSection sites={model.sites} callbacks={callbacks} />
      {given}
      <ThemeSection theme={model.theme} onTheme={callbacks.onTheme} />
      <CountingSection
        key={`${zone}|${dayCut}|${model.minimumSample}`}
        calendar={model.calendar}
        minimumSample={model.minimumSample}
        callbacks={callbacks}
      />
      <GuardSection key={`guard ${model.guard.moneyLimitYuan}`} guard={model.guard} onGuard={callbacks.onGuard} />
      {team}
      <CoachSection
        key={`coach ${JSON.stringify(model.coach)}`}
        coach={model.coach}
        onCoach={callbacks.onCoach}
        lessons={model.coaching?.lessons ?? NO_LESSONS}
        teamHints={model.teamHints}
        soundOff={model.soundOff}
        onSoundOff={callbacks.onSoundOff}
        notify={model.notify}
        onNotify={callbacks.onNotify}
      />
      {model.coaching && <KeptCoachingSection {...model.coaching} onDue={callbacks.onDue} onCopy={callbacks.onCopy} />}
      <PrivacySection kept={model.kept} retentionDays={model.retentionDays} callbacks={callbacks} />
      <SafetySection storage={model.storage} onSeen={callbacks.onSeen} />
      <DiagnosticsSection model={model} onRebuild={callbacks.onRebuild} />
      <KeysSection keys={model.paletteKeys} callbacks={callbacks} />
    </main>
  );
}

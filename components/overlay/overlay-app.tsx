/** The panel itself: lays out the parts that the status allows, and moves with its handle. */
import { type CSSProperties, type MouseEvent, useCallback, useRef } from 'react';
import { useText } from '../text';
import { BuyerStrip } from './buyer-strip';
import { CalmCard } from './calm-card';
import { CoachLine } from './coach-line';
import { DueList } from './due-list';
import { GuardChip, GuardLine } from './guard-line';
import { NamePrompt } from './name-prompt';
import type { OverlayCallbacks, OverlayModel, WaitingEntry } from './overlay-model';
import { PANEL_WIDTH, PILL_WIDTH } from './overlay-styles';
import { Pill } from './pill';
import { placementStyle } from './placement';
import { NoticeLine, StatusLine } from './status-lines';
import { Suggestions } from './suggestions';
import { TodayLine } from './today-line';
import { useDrag } from './use-drag';
import { WaitingStrip } from './waiting-strip';

/** With these the page is read; with the others a waiting list would be a guess. */
const READING: readonly OverlayModel['status'][] = ['ok', 'needs-name', 'store-unavailable', 'elsewhere'];

/** Said aloud only when the number of late or nearly late buyers changes, never each second. */
function Announcement({ waiting }: { waiting: readonly WaitingEntry[] }) {
  const t = useText();
  const urgent = waiting.filter((entry) => entry.level === 'urgent').length;
  const missed = waiting.filter((entry) => entry.level === 'missed').length;
  const said = [urgent > 0 && t('announceUrgent', urgent), missed > 0 && t('announceMissed', missed)].filter(Boolean);
  return (
    <p className="unseen" aria-live="polite">
      {said.join(t('listSeparator'))}
    </p>
  );
}

interface OverlayAppProps {
  model: OverlayModel;
  callbacks: OverlayCallbacks;
}

export function OverlayApp({ model, callbacks }: OverlayAppProps) {
  const t = useText();
  const panel = useRef<HTMLElement>(null);
  const dues = useRef<HTMLDetailsElement>(null);
  const openDues = useCallback(() => dues.current?.setAttribute('open', ''), []);
  const { dragged, handle } = useDrag(panel, callbacks.onMove);
  const reading = READING.includes(model.status);
  const coach = reading ? model.coach : undefined;
  const place = dragged ?? model.position;
  const collapse = (collapsed: boolean) => (event: MouseEvent) => callbacks.onCollapse(collapsed, event.nativeEvent);
  const grip = (
    <button type="button" className="grip" aria-label={t('overlayHandle')} title={t('overlayHandle')} {...handle}>
      <svg width="8" height="14" viewBox="0 0 8 14" aria-hidden="true">
        <path d="M1 2h2v2H1zm4 0h2v2H5zM1 6h2v2H1zm4 0h2v2H5zm-4 4h2v2H1zm4 0h2v2H5z" fill="currentColor" />
      </svg>
    </button>
  );
  if (model.collapsed) {
    return (
      <section
        ref={panel}
        className="sl pill"
        lang={t('localeTag')}
        data-theme={model.theme}
        aria-label={t('overlayLabel')}
        style={placementStyle(place, PILL_WIDTH) as CSSProperties}
      >
        {grip}
        <Pill waiting={reading ? model.waiting : []} reading={reading} onExpand={collapse(false)} />
        <GuardChip note={reading ? model.guard : undefined} />
        {coach?.hint?.lasting && <span className="guard-chip coach-chip">{t('coachChip')}</span>}
        <Announcement waiting={reading ? model.waiting : []} />
      </section>
    );
  }
  return (
    <section
      ref={panel}
      className="sl panel"
      lang={t('localeTag')}
      data-theme={model.theme}
      aria-label={t('overlayLabel')}
      style={placementStyle(place, PANEL_WIDTH, model.field) as CSSProperties}
    >
      <header>
        {grip}
        <span className="brand" title={model.site.name}>
          {model.site.name}
        </span>
        {(reading || model.status === 'fill-only') && callbacks.onSearch && (
          <button
            type="button"
            className="icon"
            aria-label={t('overlaySearch')}
            aria-keyshortcuts="Alt+K"
            title={`${t('overlaySearch')} (Alt+K)`}
            onClick={(event) => callbacks.onSearch?.(event.nativeEvent)}
          >
            <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" aria-hidden="true">
              <circle cx="6" cy="6" r="4.2" strokeWidth="1.6" />
              <path d="m9.2 9.2 3.3 3.3" strokeWidth="1.6" strokeLinecap="round" />
            </svg>
          </button>
        )}
        <button
          type="button"
          className="icon"
          aria-expanded={true}
          aria-label={t('overlayCollapse')}
          title={t('overlayCollapse')}
          onClick={collapse(true)}
        >
          –
        </button>
      </header>
      <div className="body">
        <GuardLine
          note={reading ? model.guard : undefined}
          onAccept={callbacks.onGuardAccept}
          onWaveOff={callbacks.onGuardWaveOff}
        />
        <CoachLine hint={coach?.hint} onCoach={callbacks.onCoach} onDues={coach?.dues.length ? openDues : undefined} />
        <StatusLine status={model.status} missingFields={model.missingFields} callbacks={callbacks} />
        {reading && <WaitingStrip waiting={model.waiting} onJump={callbacks.onJump} />}
        <CalmCard card={coach?.card} site={model.site.name} copied={coach?.copied} onCoach={callbacks.onCoach} />
        <NoticeLine notice={model.notice} onRemember={callbacks.onRemember} onDismiss={callbacks.onDismissNotice} />
        {reading && (
          <Suggestions
            suggestions={model.suggestions}
            unansweredMessages={model.unansweredMessages}
            shortcuts={model.shortcuts}
            onInsert={callbacks.onInsert}
            openQuestion={model.openQuestion}
            onKeepQuestion={callbacks.onKeepQuestion}
          />
        )}
        {coach && (
          <BuyerStrip
            key={coach.open ?? ''}
            open={coach.open}
            buyer={coach.buyer}
            themes={coach.themes}
            onCoach={callbacks.onCoach}
          />
        )}
        {coach && (
          <DueList
            dues={coach.dues}
            overdue={coach.overdue}
            site={model.site.name}
            copied={coach.copied}
            box={dues}
            onCoach={callbacks.onCoach}
          />
        )}
        {model.status === 'needs-name' ? (
          <NamePrompt onName={callbacks.onName} />
        ) : (
          (reading || model.today) && (
            <TodayLine today={model.today} ruleName={model.ruleName} limitMs={model.limitMs} />
          )
        )}
      </div>
      <Announcement waiting={reading ? model.waiting : []} />
    </section>
  );
}

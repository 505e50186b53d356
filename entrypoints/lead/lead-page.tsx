/** Joins the lead's page to what it reads, and its parts to the address, so that a reload comes back to the same place. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { DropQuestion } from '../../components/lead/drop-question';
import { LeadApp } from '../../components/lead/lead-app';
import type { TeamView } from '../../components/lead/lead-model';
import { useText } from '../../components/text';
import { HeldProvider } from '../../components/unkept';
import { useFollowed } from '../../components/use-followed';
import { calendarFor } from '../../utils/core/business-day';
import type { PackId } from '../../utils/core/ids';
import type { Ledger } from '../../utils/db/ledger';
import type { Settings } from '../../utils/settings/settings';
import { EditorPage } from './editor-page';
import { createBoardFollower } from './follow-board';
import { Handouts } from './handouts';
import { Hub } from './hub';
import { ruleLines, wordBoard } from './lead-source';
import { Reasons } from './reasons';
import { Reports } from './reports';
import { ScriptsTab } from './scripts-tab';
import { usePlace } from './use-place';
import { useSeen } from './use-seen';

/** With today it makes seven days. */
const WEEK_MS = 6 * 86_400_000;
const NOBODY_LOOKS = () => () => undefined;

interface LeadPageProps {
  opening: Promise<Ledger>;
  settings: Settings;
  now(): number;
}

export function LeadPage({ opening, settings, now }: LeadPageProps) {
  const t = useText();
  const { place, go, held, turning } = usePlace();
  const { tab, packId } = place;
  const isTeam = tab === 'team';
  // Pins too last as long as the page: they name people, and what is kept of people must be erasable.
  const [view, setView] = useState<TeamView>({ column: 'waitingSince', find: '', uncovered: false, pinned: [] });
  const follower = useMemo(createBoardFollower, []);
  const looked = useSeen() && isTeam;
  useEffect(() => follower.end, [follower]);
  // Nobody looks at the team while scripts are being written, or in a tab behind another: nothing is read for it.
  useEffect(() => {
    if (!looked) follower.end();
  }, [follower, looked]);
  const subscribe = useMemo(
    () => (looked ? follower.follow({ settings, view }) : NOBODY_LOOKS),
    [follower, settings, view, looked],
  );
  const reading = useFollowed(subscribe);
  const team = useMemo(
    () => (reading.state === 'ready' ? { state: 'ready' as const, value: wordBoard(reading.value.board, t) } : reading),
    [reading, t],
  );
  const seats = reading.state === 'ready' ? reading.value.seats : undefined;
  const rules = useMemo(() => ruleLines(settings, t), [settings, t]);
  const openPack = useCallback((id: PackId) => go({ tab: 'scripts', packId: id }), [go]);
  const firstDay = useCallback(
    () => calendarFor(settings.calendar.zone, settings.calendar.dayCut).dayOf(now() - WEEK_MS),
    [settings, now],
  );
  const close = useCallback(() => go({ tab: 'scripts' }), [go]);
  return (
    <HeldProvider value={held}>
      <LeadApp
        tab={tab}
        team={team}
        view={view}
        onView={setView}
        rules={rules}
        reasons={<Reasons opening={opening} settings={settings} now={now} />}
        hub={
          <>
            <Reports opening={opening} now={now} />
            <Handouts opening={opening} seats={seats} settings={settings} now={now} />
            <Hub opening={opening} seen={seats?.seen} settings={settings} now={now} />
          </>
        }
        full={packId !== undefined}
        scripts={
          packId === undefined ? (
            <ScriptsTab opening={opening} settings={settings} now={now} firstDay={firstDay} onOpen={openPack} />
          ) : (
            <EditorPage key={packId} packId={packId} opening={opening} settings={settings} now={now} onClose={close} />
          )
        }
        onTab={(wanted) => go({ tab: wanted })}
        question={turning && <DropQuestion words="leaveUnkept" onDrop={turning.drop} onStay={turning.stay} />}
      />
    </HeldProvider>
  );
}

/** What the team's part of the options page draws and may ask for. Shapes only. */
import type { Report } from '../../utils/core/report';
import type { InvitationView } from '../../utils/messaging/protocol';

export interface JoinedTeam {
  teamName: string;
  memberName: string;
  role: 'agent' | 'lead' | 'board';
  /** Packs that the team offers, or that could not be taken: `refused` is a code. */
  offers?: readonly { id: string; title: string; version: number; note: string; refused?: string }[];
  /** What was told to the leads, the newest first. */
  reports?: readonly ToldReport[];
  status?: {
    state: 'connecting' | 'up' | 'down' | 'resting' | 'refused' | 'taken' | 'unshared' | 'unkept';
    /** Epoch ms: when the server last confirmed own numbers. */
    toldAt?: number;
    skewMs?: number;
    refusedFrames?: number;
  };
}

/** `told`: the server has it; `read`: by a lead. */
export interface ToldReport extends Report {
  told: boolean;
  read: boolean;
}

/** `kept`: it goes as soon as there is a line. `often`: too many in this hour. */
export type ReportOutcome = 'told' | 'kept' | 'often' | 'failed';

/** `not-erased`: out, but the server could not be told to empty what was sent. */
export type LeaveOutcome = 'left' | 'not-erased' | 'failed';

export interface JoinCallbacks {
  /** What the pasted text says; undefined when nobody could be asked. */
  onRead(text: string): Promise<InvitationView | undefined>;
  onJoin(text: string): Promise<boolean>;
  /** Takes an offered pack. */
  onTake(packId: string): Promise<boolean>;
  /** Tells the leads; `text` as it was shown. */
  onReport(kind: ToldReport['kind'], text: string): Promise<ReportOutcome>;
  onLeave(erase: boolean): Promise<LeaveOutcome>;
}

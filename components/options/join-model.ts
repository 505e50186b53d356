/** What the team's part of the options page draws and may ask for. Shapes only. */
import type { InvitationView } from '../../utils/messaging/protocol';

export interface JoinedTeam {
  teamName: string;
  memberName: string;
  role: 'agent' | 'lead' | 'board';
  /** Packs that the team offers, or that could not be taken: `refused` is a code. */
  offers?: readonly { id: string; title: string; version: number; note: string; refused?: string }[];
  status?: {
    state: 'connecting' | 'up' | 'down' | 'resting' | 'refused' | 'taken' | 'unshared';
    /** Epoch ms: when the server last confirmed own numbers. */
    toldAt?: number;
    skewMs?: number;
    refusedFrames?: number;
  };
}

/** `not-erased`: out, but the server could not be told to empty what was sent. */
export type LeaveOutcome = 'left' | 'not-erased' | 'failed';

export interface JoinCallbacks {
  /** What the pasted text says; undefined when nobody could be asked. */
  onRead(text: string): Promise<InvitationView | undefined>;
  onJoin(text: string): Promise<boolean>;
  /** Takes an offered pack. */
  onTake(packId: string): Promise<boolean>;
  onLeave(erase: boolean): Promise<LeaveOutcome>;
}

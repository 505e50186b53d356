/** What the lead's part about the team's server draws and may ask for. Shapes only. */

export type HubRole = 'agent' | 'lead' | 'board';

export interface HubMember {
  id: string;
  name: string;
  role: HubRole;
  devices: number;
  /** Epoch ms; undefined: not yet. */
  seenAt?: number;
}

/** none: no team was made here. locked: it was, and its keys wait for the passphrase. */
export type HubModel =
  | { state: 'none' }
  | { state: 'locked' }
  | { state: 'open'; teamName: string; urls: readonly string[]; members: readonly HubMember[]; gone: number };

export type ServerPlace = 'windows' | 'linux' | 'mac' | 'cluster';

/** `reach`: nobody answers there; `name`: nothing was sent, it cannot be used; the others name the step that the server refused. */
export type HubStep = 'done' | 'reach' | 'streams' | 'people' | 'members' | 'name';

export interface HubCallbacks {
  onCreate(wish: { teamName: string; host: string; passphrase: string }): Promise<boolean>;
  /** False: another passphrase. */
  onUnlock(passphrase: string): Promise<boolean>;
  onLock(): void;
  /** Text of the server's file, or of the three files of a cluster one after another. */
  onServerFile(place: ServerPlace): Promise<string>;
  /** Tells the server everything: streams, members, who is out. */
  onSetUp(cluster: boolean): Promise<HubStep>;
  /** The invitation to hand over, until when it lets in (epoch s), and whether the server knows of it. */
  onInvite(wish: {
    name: string;
    role: HubRole;
    days: number;
    member?: string;
  }): Promise<{ text: string; expiresAt: number; step: HubStep }>;
  onPutOut(member: string): Promise<HubStep>;
  /** The sealed keys as text to print or keep elsewhere. */
  onSheet(): Promise<string>;
  /** Opens a kept sheet; false: not one, or another passphrase. */
  onRestore(sheet: string, passphrase: string): Promise<boolean>;
}

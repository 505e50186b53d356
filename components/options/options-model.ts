/** What the options page draws and may ask for. Shapes only. */
import type { BackupReport } from '../../utils/core/backup';
import type { Due } from '../../utils/core/coach/due';
import type { CoachChoices } from '../../utils/core/coach/hint-choices';
import type { HintRule } from '../../utils/core/coach/hint-rule';
import type { Lesson } from '../../utils/core/coach/kept';
import type { GuardChoices } from '../../utils/core/guard/finding';
import type { StorageState } from '../../utils/core/storage-news';
import type { ThemeCount } from './kept-coaching-section';

export interface SiteOption {
  id: string;
  name: string;
  enabled: boolean;
  /** '' where the page tells the name by itself or nobody was asked yet. */
  agentName: string;
  /** `YYYY-MM-DD` of the newest dated observation of the real page; '' where none is dated. */
  verifiedOn: string;
  /** Its numbers are shown as estimates. */
  estimates: boolean;
  /** Nothing is read there: scripts are put in and no more. */
  fillOnly?: boolean;
  /** Something of it was taught on this computer. */
  taught?: boolean;
  health?: { state: 'ok' | 'degraded' | 'stopped'; missing: readonly string[]; at: number };
}

/** Counts of what this computer keeps; undefined while unknown. */
export interface KeptCounts {
  facts: number;
  days: number;
  agents: number;
  usage: number;
  notes: number;
  dues: number;
  questions: number;
  firstDay?: string;
  lastDay?: string;
  /** As the pages name them. */
  shops: readonly string[];
}

/** What is to be erased; nothing named means everything. */
export interface EraseWish {
  day?: string;
  shop?: string;
}

export type Theme = 'system' | 'light' | 'dark';

export interface OptionsModel {
  sites: readonly SiteOption[];
  theme: Theme;
  calendar: { zone: string; dayCut: string };
  minimumSample: number;
  paletteKeys: { chord: boolean; slash: boolean };
  guard: GuardChoices;
  coach: CoachChoices;
  soundOff: boolean;
  notify: boolean;
  /** Open promises, and how often reasons were put; undefined while unknown. */
  /** Hints that the team's packs add or tune. */
  teamHints?: readonly HintRule[];
  coaching?: { dues: readonly Due[]; themes: readonly ThemeCount[]; lessons?: readonly Lesson[] };
  kept?: KeptCounts;
  retentionDays: number;
  storeLost: boolean;
  /** undefined while unknown. */
  storage?: StorageState;
  version: string;
}

/** Each resolves false when it could not be done; the page then says so beside the control. */
export interface OptionsCallbacks {
  onEnabled(siteId: string, enabled: boolean): Promise<boolean>;
  onAgentName(siteId: string, name: string): Promise<boolean>;
  onForgetTaught(siteId: string): Promise<boolean>;
  onTheme(theme: Theme): Promise<boolean>;
  onCalendar(calendar: OptionsModel['calendar']): Promise<boolean>;
  onMinimumSample(turns: number): Promise<boolean>;
  /** Address of the ready file; rejects when it could not be made. The person then saves it themselves. */
  onExport(): Promise<string>;
  onErase(wish: EraseWish): Promise<boolean>;
  onRetention(days: number): Promise<boolean>;
  /** Looks the file through and changes nothing; `days` counts rows of figures. */
  onCheckFile(file: File): Promise<BackupReport>;
  /** Puts the file in the place of what is kept. */
  onImport(file: File): Promise<BackupReport>;
  /** What is told of the storage has been read. */
  onSeen(): Promise<boolean>;
  /** Lets go of what picks taught. */
  onForget(): Promise<boolean>;
  onPaletteKeys(keys: OptionsModel['paletteKeys']): Promise<boolean>;
  onGuard(choices: GuardChoices): Promise<boolean>;
  onCoach(choices: CoachChoices): Promise<boolean>;
  onSoundOff(off: boolean): Promise<boolean>;
  /** Asks the browser for its leave, in the same click. */
  onNotify(on: boolean): Promise<boolean>;
  onDue(due: Due): Promise<boolean>;
  /** False when the clipboard refused. */
  onCopy(text: string): Promise<boolean>;
  onRebuild(): Promise<boolean>;
}

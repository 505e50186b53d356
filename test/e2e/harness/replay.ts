/** Plays role-tagged dialogues from a file through a simulated console and compares. Reads the file's format, keeps none of it. */
import { readFileSync } from 'node:fs';
import { AGENTS } from './ask';
import { launchCoach } from './chromium';
import { openConsole, type Site, simulate, startConsoles, waitForPanel, waitUntilPlayed } from './consoles';
import { describeVerdict, judge } from './verdict';

interface Dialogue {
  id: string;
  turns: [role: 'b' | 'a', text: string][];
}

export interface ReplayOptions {
  file: string;
  site: Site;
  speed: number;
  headless: boolean;
  /** Dialogues under way at the same time. */
  parallel?: number;
  seed?: number;
  /** Where both sides are kept when they differ. */
  evidence: string;
  say(line: string): void;
}

/** @throws with the place in the file where the format is not kept */
export function readDialogues(text: string): Dialogue[] {
  const dialogues: unknown = JSON.parse(text);
  if (!Array.isArray(dialogues)) throw new Error('the file is not a list of dialogues');
  return dialogues.map((one: Partial<Dialogue>, index) => {
    const turns = one?.turns;
    const sound = typeof one?.id === 'string' && Array.isArray(turns) && turns.every(isTurn);
    if (!sound) throw new Error(`dialogue ${index + 1} is not {id, turns: [["b" or "a", text], ...]}`);
    return { id: one.id as string, turns: turns as Dialogue['turns'] };
  });
}

function isTurn(turn: unknown): boolean {
  return Array.isArray(turn) && (turn[0] === 'b' || turn[0] === 'a') && typeof turn[1] === 'string';
}

/** @returns the exit status */
export async function runReplay(options: ReplayOptions): Promise<number> {
  const dialogues = readDialogues(readFileSync(options.file, 'utf8'));
  const { site, speed, headless, say, evidence, parallel = 30, seed = 1 } = options;
  const consoles = await startConsoles();
  const coach = await launchCoach({ build: 'production', consoleFlags: consoles.flags, headless });
  try {
    for (const agent of AGENTS) await coach.ask('agent/name', agent);
    const page = await openConsole(coach.context, consoles, site, { seed });
    await waitForPanel(page);
    await simulate(
      page,
      (simulator, { dialogues, speed, parallel }) => {
        void simulator.playDialogues(dialogues, { speed, parallel });
      },
      { dialogues, speed, parallel },
    );
    const ticker = setInterval(() => void tell().catch(() => {}), 15_000);
    async function tell() {
      const said = await simulate(
        page,
        (simulator) => simulator.trueLog().messages.filter((one) => !one.history).length,
        undefined,
      );
      say(`${said} messages so far`);
    }
    await waitUntilPlayed(page, 3_600_000).finally(() => clearInterval(ticker));
    const verdict = await judge(coach, page, site, { catchUpMs: 30_000, evidence });
    for (const line of describeVerdict('replay', 1, verdict)) say(line);
    return verdict.problems.length === 0 ? 0 : 1;
  } finally {
    await coach.close();
    await consoles.close();
  }
}

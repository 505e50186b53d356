/** What most lanes share: the consoles and one browser for a whole file, closed whatever happens. */
import { afterAll, beforeAll } from 'vitest';
import { AGENTS } from './ask';
import { type Coach, type CoachOptions, launchCoach } from './chromium';
import { type Consoles, startConsoles } from './consoles';

export interface Lane {
  readonly consoles: Consoles;
  readonly coach: Coach;
}

/** Call it at the top of a describe block; read its fields inside tests only. `named: false`: the panel will ask who works. */
export function useLane(
  options: Omit<CoachOptions, 'consoleFlags'> & { csp?: 'none' | 'strict'; named?: boolean } = {},
): Lane {
  const { csp, named = true, ...coachOptions } = options;
  let consoles: Consoles | undefined;
  let coach: Coach | undefined;
  beforeAll(async () => {
    consoles = await startConsoles(csp ? { csp } : {});
    coach = await launchCoach({ ...coachOptions, consoleFlags: consoles.flags });
    if (named) for (const agent of AGENTS) await coach.ask('agent/name', agent);
  });
  afterAll(async () => {
    await coach?.close();
    await consoles?.close();
  });
  return {
    get consoles() {
      if (!consoles) throw new Error('the lane has not started');
      return consoles;
    },
    get coach() {
      if (!coach) throw new Error('the lane has not started');
      return coach;
    },
  };
}

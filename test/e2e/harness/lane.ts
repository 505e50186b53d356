/** What most lanes share: the consoles and one browser for a whole file, closed whatever happens. */
import { afterAll, beforeAll } from 'vitest';
import { type Coach, type CoachOptions, launchCoach } from './chromium';
import { type Consoles, startConsoles } from './consoles';

export interface Lane {
  readonly consoles: Consoles;
  readonly coach: Coach;
}

/** Call it at the top of a describe block; read its fields inside tests only. */
export function useLane(options: Omit<CoachOptions, 'consoleFlags'> & { csp?: 'none' | 'strict' } = {}): Lane {
  const { csp, ...coachOptions } = options;
  let consoles: Consoles | undefined;
  let coach: Coach | undefined;
  beforeAll(async () => {
    consoles = await startConsoles(csp ? { csp } : {});
    coach = await launchCoach({ ...coachOptions, consoleFlags: consoles.flags });
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

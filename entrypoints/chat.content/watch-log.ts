/** Tells the background which stretches of time this tab really watched: the coverage beside every rank. */
import type { AgentId, SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';

/** A stretch is reported at least this often, so that a killed tab loses little. */
const REPORT_MS = 30_000;
/** A heartbeat later than this was a sleep: nobody watched. A hidden tab beats once a minute. */
const LONGEST_BEAT_MS = 75_000;

export interface WatchLog {
  /** Once per heartbeat while the reader is healthy; `watching: false` ends the stretch. */
  beat(now: number, watching: boolean, agentId: AgentId | undefined): void;
  /** Reports what is left: the page is going away, or the session stops. */
  end(now: number): void;
}

export function createWatchLog(siteId: SiteId): WatchLog {
  let from: number | undefined;
  let beatAt = 0;
  let agent: AgentId | undefined;

  function report(to: number): void {
    if (from !== undefined && agent !== undefined && to > from) {
      void ask('coverage/add', { siteId, agentId: agent, from, to });
    }
  }

  return {
    beat(now, watching, agentId) {
      const broken = from !== undefined && (now - beatAt > LONGEST_BEAT_MS || now < beatAt);
      if (broken || !watching || agentId !== agent) {
        report(broken ? beatAt : now);
        from = undefined;
      }
      agent = agentId;
      beatAt = now;
      if (!watching || agentId === undefined) return;
      from ??= now;
      if (now - from < REPORT_MS) return;
      report(now);
      from = now;
    },
    end(now) {
      report(now);
      from = undefined;
    },
  };
}

/** Carries facts from the tracker to the outbox; holds them back while nobody has said who works here, drops them where another tab records. */
import type { Fact } from '../../utils/core/facts';
import type { AgentId, SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';
import { createOutbox, type OutboxHealth } from '../../utils/messaging/outbox';
import type { DaySummary } from '../../utils/messaging/protocol';
import { isAttached } from '../../utils/platform/browser';
import type { RecordingTurn } from './recording-turn';

/** Facts kept for a name that has not been given; the oldest go first. */
const HELD_LIMIT = 20_000;

export interface Recorder {
  record(facts: readonly Fact[]): void;
  /** From now on facts are this agent's, and so are those held back. */
  nameAgent(agentId: AgentId): void;
  flush(): void;
  stop(): void;
}

export function createRecorder(
  siteId: SiteId,
  turn: Pick<RecordingTurn, 'sessionId' | 'isElsewhere'>,
  on: { summary(today: DaySummary): void; stuck(isStuck: boolean): void; orphaned(): void },
): Recorder {
  let agent: AgentId | undefined;
  let held: Fact[] = [];
  let stuck = false;

  /** It goes back and forth with every batch: told is only what the person should know. */
  function onHealth(health: OutboxHealth): void {
    if (health === 'orphaned') on.orphaned();
    else if (stuck !== (health === 'stuck')) {
      stuck = !stuck;
      on.stuck(stuck);
    }
  }

  const outbox = createOutbox({
    siteId,
    sessionId: turn.sessionId,
    send: (batch) => ask('facts/record', batch),
    isAttached,
    now: Date.now,
    setTimer: (run, delayMs) => setTimeout(run, delayMs),
    clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    isHidden: () => document.hidden,
    onSummary: on.summary,
    onHealth,
  });
  return {
    record(facts) {
      if (facts.length === 0 || turn.isElsewhere()) return;
      if (agent !== undefined) return outbox.push(facts);
      held = held.concat(facts).slice(-HELD_LIMIT);
    },
    nameAgent(agentId) {
      agent = agentId;
      if (!turn.isElsewhere()) outbox.push(held.map((fact) => ({ ...fact, agentId })));
      held = [];
    },
    flush: outbox.flush,
    stop: outbox.stop,
  };
}

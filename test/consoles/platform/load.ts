/** Owns the stream of messages for measuring: many conversations, one open, the open one changing. */
import { pause } from './hands';
import type { Simulator } from './simulator';

export interface LoadOptions {
  ratePerSecond: number;
  conversations: number;
  ms: number;
  /** Change the open conversation this often, ms; default 2000. */
  switchEveryMs?: number;
}

/** Resolves after `ms`. A third of the messages go to the open conversation, some of them the agent's. */
export async function streamLoad(simulator: Simulator, options: LoadOptions): Promise<void> {
  const { platform } = simulator;
  const { random, conversations } = platform;
  while (conversations.size < options.conversations) simulator.newConversation();
  const keys = [...conversations.keys()].slice(0, options.conversations);
  const startedAt = Date.now();
  let said = 0;
  let switchAt = startedAt;
  for (let now = startedAt; now - startedAt < options.ms; now = Date.now()) {
    if (now >= switchAt) {
      simulator.open(random.pick(keys));
      switchAt = now + (options.switchEveryMs ?? 2000);
    }
    for (; said < ((now - startedAt) / 1000) * options.ratePerSecond; said += 1) {
      const open = platform.onScreenKey;
      if (open !== null && random.chance(0.3)) {
        simulator.agentTypes(`第${said}条：好的，马上为您处理`);
        simulator.agentSends();
      } else {
        const key = open !== null && random.chance(0.3) ? open : random.pick(keys);
        simulator.buyerSays(key, `第${said}条：请问什么时候发货`);
      }
    }
    await pause(1000 / options.ratePerSecond / 2);
  }
}

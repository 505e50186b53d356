/** Owns the making of a scenario from a seed: several buyers at once, robots, cards, recalls, closings, one agent. */
import type { NewConversation, NewMessage } from '../platform/platform';
import type { Step } from '../platform/player';
import { type Random, seeded } from '../platform/random';
import type { Played } from '../platform/shapes';
import { TRAITS } from '../platform/traits';
import { newCard, newOrder } from './buyers';
import { DIALOGUES, type Line } from './dialogues';

export interface ScenarioOptions {
  site: Played;
  seed: number;
  conversations: number;
  /** Buyers come within this long of each other's start, ms of real life. */
  spreadMs: number;
  /** Times the page is reloaded on the way. */
  reloads: number;
}

/** Timed steps, ms from the start at real pace. Plain data: it may be stored, changed and played again. */
export interface Scenario {
  site: Played;
  seed: number;
  steps: { at: number; step: Step }[];
}

const SHARED_NAMES = ['S*******n', '林*******夕'] as const;
const SHARED_NICKS = ['小明同学', '橘子汽水'] as const;

export function makeScenario(wanted: Partial<ScenarioOptions> & { site: Played }): Scenario {
  const options: ScenarioOptions = { seed: 1, conversations: 12, spreadMs: 120_000, reloads: 0, ...wanted };
  const random = seeded(options.seed * 7919 + 13);
  const steps: Scenario['steps'] = [];
  const put = (at: number, step: Step) => steps.push({ at: Math.round(at), step });
  let endAt = 0;
  for (let index = 0; index < options.conversations; index += 1) {
    const buyer = buyerAt(options.site, random, index);
    const startAt = random.between(0, options.spreadMs);
    put(startAt, { do: 'arrive', conversation: buyer });
    const doneAt = tell(options.site, random, buyer.key, startAt + 200, put);
    endAt = Math.max(endAt, doneAt);
    if (random.chance(0.4)) {
      put(doneAt + 5000, { do: 'unlist', conversation: buyer.key });
      if (random.chance(0.5))
        endAt = Math.max(endAt, tell(options.site, random, buyer.key, doneAt + random.between(9000, 30_000), put));
    }
    if (random.chance(0.25))
      put(random.between(startAt + 500, doneAt), { do: 'draft', conversation: buyer.key, text: '稍等，我帮您' });
  }
  for (let at = 15_000; at < endAt; at += random.between(12_000, 40_000)) {
    put(at, { do: 'scroll', direction: 'up' });
    put(at + random.between(800, 3000), { do: 'scroll', direction: 'bottom' });
  }
  for (let count = 1; count <= options.reloads; count += 1)
    put((endAt * count) / (options.reloads + 1), { do: 'reload' });
  steps.sort((a, b) => a.at - b.at);
  return { site: options.site, seed: options.seed, steps };
}

function buyerAt(site: Played, random: Random, index: number): NewConversation & { key: string } {
  const key = TRAITS[site].conversationKey(random, index);
  const shared = site === 'pdd' ? SHARED_NAMES : SHARED_NICKS;
  const orders = Array.from({ length: random.between(0, 2) }, () => newOrder(random));
  const avatar = random.chance(0.3) ? 0 : random.between(1, 1_000_000);
  if (index < 4) return { key, name: shared[index % 2] ?? 'S*******n', avatar, orders };
  const name =
    site === 'pdd'
      ? `${random.pick(['陈', 'W', '海', '禾'])}*******${random.pick(['b', '7', '山', '儿'])}`
      : `用户${random.between(1e6, 9e6)}`;
  return { key, name, avatar, orders, returning: random.chance(0.2) };
}

type Put = (at: number, step: Step) => void;

/** One dialogue from `at` on, with the noise of the trade; returns when it ends. */
function tell(site: Played, random: Random, conversation: string, at: number, put: Put): number {
  const say = (when: number, message: NewMessage) => put(when, { do: 'say', conversation, message });
  const turns: readonly Line[] = random.pick(DIALOGUES).turns;
  let now = at;
  if (random.chance(0.25)) {
    say(now, { role: 'buyer', text: '', media: 'goods-card', card: newCard(random, 'goods') });
    now += 300;
  }
  const { robotMarks, assist, hint } = TRAITS[site];
  if (robotMarks.length > 0 && random.chance(0.4)) {
    const mark = random.pick(robotMarks);
    say(now + 400, { role: 'auto', text: '您好，欢迎光临，人工客服马上就到', mark });
    if (random.chance(0.5)) say(now + 900, { role: 'system', text: '已为您转接人工客服', event: 'handover' });
  }
  for (let position = 0; position < turns.length; ) {
    const line = turns[position];
    if (!line) break;
    if (line[0] === 'b') {
      say(now, { role: 'buyer', text: line[1] });
      if (random.chance(0.06))
        say(now + 700, { role: 'buyer', text: '', media: random.pick(['image', 'video', 'voice'] as const) });
      if (random.chance(0.05))
        say(now + 900, { role: 'buyer', text: '', media: 'order-card', card: newCard(random, 'order') });
      if (random.chance(0.05)) put(now + random.between(1000, 9000), { do: 'recall', conversation, role: 'buyer' });
      if (random.chance(0.06)) say(now + 1100, { role: 'system', text: hint, event: 'hint' });
      if (assist && random.chance(0.08)) say(now + 1500, { role: 'assist', text: '亲，这边已经收到您的问题啦' });
      if (random.chance(0.04))
        for (const later of [2000, 3500, 5000]) say(now + later, { role: 'buyer', text: '在吗' });
      position += 1;
      now += turns[position]?.[0] === 'b' ? random.between(1500, 6000) : random.between(5000, 35_000);
      continue;
    }
    const texts: string[] = [];
    for (; turns[position]?.[0] === 'a'; position += 1) texts.push(turns[position]?.[1] ?? '');
    put(now, { do: 'reply', conversation, texts });
    if (random.chance(0.04)) put(now + 8000, { do: 'recall', conversation, role: 'agent' });
    now += random.between(6000, 40_000);
  }
  if (random.chance(0.1)) say(now, { role: 'system', text: '会话由 客服阿遥 转接给 主账号', event: 'transfer-in' });
  if (random.chance(0.2)) say(now + 3000, { role: 'system', text: '会话已结束', event: 'closed' });
  return now + 3000;
}

/** Owns what already stands in the console when the page first opens: conversations with a past. */
import type { Platform } from '../platform/platform';
import { TRAITS } from '../platform/traits';
import { newBuyer, newCard } from './buyers';
import { DIALOGUES } from './dialogues';

export interface Past {
  /** How many conversations; the second has the first one's name. */
  count: number;
  /** The first has at least this many messages behind it. */
  long: number;
  /** How many of them end with a question that waits since one to six minutes. */
  waiting: number;
}

/** Fills an empty platform. Everything said here is history. */
export function furnish(platform: Platform, now: number, { count, long, waiting }: Past): void {
  const { random, site } = platform;
  for (let index = 0; index < count; index += 1) {
    const collides = index === 1 ? platform.conversations.values().next().value : undefined;
    const buyer = newBuyer(platform);
    const { key } = platform.addConversation({ ...buyer, ...(collides ? { name: collides.name } : {}) });
    const wanted = index === 0 ? long : random.between(4, 30);
    const dialogues: (readonly (readonly [string, string])[])[] = [];
    for (let lines = 0; lines < wanted; lines += dialogues.at(-1)?.length ?? 1)
      dialogues.push(random.pick(DIALOGUES).turns);
    let at = now - dialogues.length * 3_600_000 - random.between(60_000, 1_800_000);
    for (const turns of dialogues) {
      for (const [who, text] of turns) {
        at += random.between(6_000, 70_000);
        platform.say(key, { role: who === 'b' ? 'buyer' : 'agent', text }, at, { history: true });
      }
      if (random.chance(0.3)) {
        platform.say(key, { role: 'buyer', text: '', media: 'goods-card', card: newCard(random, 'goods') }, at + 5000, {
          history: true,
        });
        platform.say(key, { role: 'agent', text: '这款有现货的哦' }, at + 25_000, { history: true });
      }
      if (random.chance(0.3)) {
        const [mark] = TRAITS[site].robotMarks;
        if (mark) platform.say(key, { role: 'auto', text: '您好，欢迎光临本店', mark }, at + 40_000, { history: true });
      }
      at += 3_000_000 - turns.length * 40_000;
    }
    platform.conversation(key).waitingSince = null;
    if (index < waiting) {
      const asked = platform.say(key, { role: 'buyer', text: '还在吗' }, now - random.between(60_000, 360_000), {
        history: true,
      });
      platform.conversation(key).waitingSince = asked.at;
    }
    platform.conversation(key).unread = index < waiting ? 1 : 0;
  }
}

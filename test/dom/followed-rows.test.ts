/**
 * Followed rows against the truth: a simulated platform orders the list as its console does, buyers who look alike write
 * and are answered in words that many of them share, and what is rendered is a window of the whole.
 */
import { describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { parseDuration } from '../../utils/dom/durations';
import type { RawRow } from '../../utils/dom/row-reader';
import { RowTracks } from '../../utils/dom/row-tracks';
import { Platform } from '../consoles/platform/platform';
import { seeded } from '../consoles/platform/random';
import { listGroups, type RowView } from '../consoles/platform/rows';

const STEPS = 300;
const LIKES = 6;
const OTHERS = 8;
const ASKED = ['在吗', '好的', '发货了吗', '谢谢', '多久到', '能便宜吗'];
const ANSWERED = ['亲，在的', '请问还有其他问题吗', '感谢您的支持', '稍等，马上为您看'];

function waitedOf(counter: string) {
  const parsed = parseDuration(counter);
  return parsed ? { waitedMs: parsed.ms, counterResolutionMs: parsed.resolutionMs } : {};
}
const keyOf = ({ name, avatar }: RowView) => `${name}|${avatar}`;
const rawOf = (view: RowView): RawRow => ({
  ...waitedOf(view.counter),
  key: keyOf(view),
  name: view.name,
  active: view.active,
  unread: view.unread,
  waiting: view.waiting,
  preview: view.preview,
});

interface Shift {
  /** Most events between two readings. */
  atOnce: number;
  /** Rows near the top that are rendered; all when left out. */
  rendered?: number;
  /** No two messages are alike. */
  ownWords?: boolean;
}

/** Counts rows given to another buyer than before. */
function follow(seed: number, { atOnce, rendered = 99, ownWords = false }: Shift): { wrong: number; given: number } {
  const random = seeded(seed);
  const platform = new Platform('feige', seed);
  const tracks = new RowTracks(asId);
  for (let nth = 0; nth < LIKES; nth++) platform.addConversation({ name: '小明同学', avatar: 0 });
  for (let nth = 0; nth < OTHERS; nth++) platform.addConversation({ name: `买家${nth}`, avatar: nth + 1 });
  const keys = [...platform.conversations.keys()];
  let now = 1_800_000_000_000;
  let active: string | null = null;
  const owners = new Map<string, string>();
  let wrong = 0;
  let given = 0;
  const say = (words: readonly string[]) => `${random.pick(words)}${ownWords ? random.between(1, 1e9) : ''}`;
  const event = () => {
    now += random.between(5, 400);
    const kind = random.between(0, 9);
    const listed = keys.filter((key) => platform.conversation(key).listed);
    if (kind < 5 || listed.length === 0) platform.say(random.pick(keys), { role: 'buyer', text: say(ASKED) }, now);
    else if (kind < 7 || active === null) {
      active = random.pick(listed);
      platform.conversation(active).unread = 0;
    } else platform.say(active, { role: 'agent', text: say(ANSWERED) }, now);
  };
  for (let step = 0; step < STEPS; step++) {
    for (let nth = random.between(1, atOnce); nth > 0; nth--) event();
    const views = listGroups(platform, active, now).flatMap(({ rows }) => rows);
    const rows = new Map(views.slice(0, rendered).map((view) => [rawOf(view), view.key]));
    for (const { row, id } of tracks.assign([...rows.keys()], now).rows) {
      const owner = rows.get(row) as string;
      given++;
      if (owners.has(id) && owners.get(id) !== owner) wrong++;
      owners.set(id, owner);
      // What an opened thread proves.
      if (row.active) {
        const proven = [...owners].find(([, one]) => one === owner)?.[0];
        if (proven && proven !== id) tracks.confirm(row.key, asId(proven));
      }
    }
  }
  return { wrong, given };
}

/** Of a hundred thousand rows, how many were given to another than before. */
function wrongOf(shift: Shift): number {
  let [wrong, given] = [0, 0];
  for (let seed = 1; seed <= 12; seed++) {
    const one = follow(seed, shift);
    wrong += one.wrong;
    given += one.given;
  }
  expect(given).toBeGreaterThan(20_000);
  return (100_000 * wrong) / given;
}

describe('rows of buyers who look alike', () => {
  it('are never mistaken while each says words of its own and is read after each change', () => {
    expect(wrongOf({ atOnce: 1, ownWords: true })).toBe(0);
  });

  // What is left says the same words beside each other, or was not rendered when it changed: an opened thread mends it.
  it.each<[Shift, number]>([
    [{ atOnce: 3, ownWords: true }, 300],
    [{ atOnce: 1 }, 150],
    [{ atOnce: 3 }, 800],
    [{ atOnce: 1, rendered: 8 }, 1500],
  ])('are seldom mistaken: %o', (shift, most) => {
    expect(wrongOf(shift)).toBeLessThan(most);
  });
});

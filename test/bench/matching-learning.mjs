/**
 * What picks teach, where there is no second set to learn from: node matching-learning.mjs ADAPTER.mjs DATA_DIR. Each tenth of
 * the turns is asked of an engine that was shown the picks of the other nine; nothing is ever asked that was learnt from.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PARTS = 10;
/** How the turns fall into parts is chance; the mean of some falls is printed. */
const FALLS = 8;
/** "Thanks" would inflate everything: learnt from as the scorer does, and not asked. */
const CLOSING = new Set(['G1', 'G2']);

const [adapter, data] = process.argv.slice(2);
const { build } = await import(pathToFileURL(resolve(adapter)));
const read = (name) => JSON.parse(readFileSync(join(data, name), 'utf8'));
const library = read('intent_library.json');
const turns = read('intent_queries.json')
  .filter(({ gold }) => gold.length > 0)
  .map(({ messages, context = [], gold }) => ({ turn: { messages, context }, gold }));

/** Turn numbers in an order that `seed` decides. */
function shuffled(seed) {
  let state = seed * 7919;
  const dice = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return turns
    .map((_, at) => ({ at, by: dice() }))
    .sort((a, b) => a.by - b.by)
    .map(({ at }) => at);
}

const found = { asked: 0, before1: 0, before3: 0, after1: 0, after3: 0 };
const rankIn = (engine, { turn, gold }) => {
  const place = engine.suggest(turn, 3).findIndex((id) => gold.includes(String(id)));
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
};
const untaught = build(library);
for (let fall = 1; fall <= FALLS; fall++) {
  const order = shuffled(fall);
  for (let part = 0; part < PARTS; part++) {
    const isAsked = (place) => place % PARTS === part;
    const taught = build(library);
    const learnt = order.filter((_, place) => !isAsked(place)).sort((a, b) => a - b);
    for (const at of learnt) taught.learn(turns[at].turn, turns[at].gold[0]);
    for (const at of order.filter((_, place) => isAsked(place))) {
      if (turns[at].gold.some((id) => CLOSING.has(id))) continue;
      const [before, after] = [rankIn(untaught, turns[at]), rankIn(taught, turns[at])];
      found.asked += 1;
      found.before1 += before <= 1;
      found.before3 += before <= 3;
      found.after1 += after <= 1;
      found.after3 += after <= 3;
    }
  }
}
const percent = (count) => +((100 * count) / found.asked).toFixed(1);
const row = {
  n: found.asked / FALLS,
  picks: Math.round((turns.length * (PARTS - 1)) / PARTS),
  'R@1': percent(found.after1),
  'R@3': percent(found.after3),
  'R@1 untaught': percent(found.before1),
  'R@3 untaught': percent(found.before3),
};
console.log('A4 after learning, tenths', JSON.stringify(row));

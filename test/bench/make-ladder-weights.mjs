// Learns utils/core/coach/ladder-weights.ts from the sets of lines, and prints how well it knows lines it has not learnt from.
//   node test/bench/make-ladder-weights.mjs [--write]
// Letters and pairs come from our own lines alone; the first half of the real dialogues, where it is there, says how much an
// ordinary line may weigh. Refuses to be part of any build, and to write without the dialogues.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadTs } from '../run/load-ts.mjs';

const SETS = fileURLToPath(new URL('../core/coach/', import.meta.url));
const DIALOGUES = fileURLToPath(new URL('../../../shared/matching/dev/jddc_dialogues.json', import.meta.url));
const OUT = fileURLToPath(new URL('../../utils/core/coach/ladder-weights.ts', import.meta.url));
/** Of these every second line is only measured. */
const HALF_LEARNT = ['buyer-lines-fourteenth.txt'];
/** Only measured. */
const UNLEARNT = ['buyer-lines-fifteenth.txt'];
const ROUNDS = 400;
const PACE = 0.3;
const RIDGE = 1;
const FEWEST = 2;
/** What of a rung in between is worth: it is not ordinary, nor is it a threat. */
const MILD = 0.5;
/** What is ordinary and was written to be mistaken. */
const TRICKY = 2;

const { fold } = await loadTs('utils/core/guard/fold.ts');
const { eachGram } = await loadTs('utils/core/coach/line-weights.ts');

function gramsOf(text) {
  const { codes, length } = fold(text);
  const found = [];
  eachGram(codes, length, (key) => found.push(key));
  return found;
}

/** Key -> how it is written; none for those with a blank in them. */
function namesOf(texts) {
  const names = new Map();
  for (const text of texts) {
    const { codes, length } = fold(text);
    let at = 0;
    let before = 0;
    eachGram(codes, length, (key, end) => {
      const single = key >> 15 === 0x7fff;
      if (end !== at) before = end > 1 ? (codes[end - 2] ?? 0) : 0;
      at = end;
      const code = end <= length ? codes[end - 1] : 0;
      const name = single ? [code] : [before, code];
      if (!name.includes(0x20))
        names.set(key, name.map((one) => (one === 0 ? '|' : String.fromCharCode(one))).join(''));
    });
  }
  return names;
}

function learn(lines, isIt) {
  const index = new Map();
  for (const key of new Set(lines.flatMap(({ keys }) => keys))) index.set(key, index.size);
  const rows = lines.map(({ keys }) => keys.map((key) => index.get(key)));
  const weights = new Float64Array(index.size);
  const pace = new Float64Array(index.size + 1).fill(1e-6);
  let from = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const slope = Float64Array.from(weights, (weight) => RIDGE * weight);
    let slopeFrom = 0;
    for (const [at, row] of rows.entries()) {
      const { level, worth } = lines[at];
      let sum = from;
      for (const gram of row) sum += weights[gram];
      const truth = isIt(level) ? 1 : 0;
      const off = worth * (1 / (1 + Math.exp(-sum)) - truth);
      for (const gram of row) slope[gram] += off;
      slopeFrom += off;
    }
    for (let gram = 0; gram < weights.length; gram++) {
      pace[gram] += slope[gram] ** 2;
      weights[gram] -= (PACE * slope[gram]) / Math.sqrt(pace[gram]);
    }
    pace[weights.length] += slopeFrom ** 2;
    from -= (PACE * slopeFrom) / Math.sqrt(pace[weights.length]);
  }
  const byKey = new Map([...index].map(([key, at]) => [key, Math.round(weights[at] * 10)]));
  return { from: Math.round(from * 10), byKey };
}

const readLines = (name) =>
  readFileSync(SETS + name, 'utf8')
    .split('\n')
    .filter((line, at) => line !== '' && !(HALF_LEARNT.includes(name) && at % 2 === 1))
    .map((line) => ({ level: Number(line.slice(0, line.indexOf('\t'))), text: line.slice(line.indexOf('\t') + 1) }));
const names = readdirSync(SETS).filter((name) => name.startsWith('buyer-lines') && !UNLEARNT.includes(name));
const own = names.flatMap(readLines);
const real = existsSync(DIALOGUES)
  ? JSON.parse(readFileSync(DIALOGUES, 'utf8')).map(({ turns }) =>
      turns.filter(([who]) => who === 'b').map(([, text]) => text),
    )
  : [];
const half = (odd) => real.filter((_, at) => at % 2 === odd).flat();
const spelt = namesOf(own.map(({ text }) => text));
const counts = new Map();
for (const { text } of own) for (const key of new Set(gramsOf(text))) counts.set(key, (counts.get(key) ?? 0) + 1);
const isKnown = (key) => spelt.has(key) && counts.get(key) >= FEWEST;
const lines = [
  ...own.map(({ level, text }) => ({ level, text, worth: level >= 3 ? 1 : level === 0 ? TRICKY : MILD })),
  ...half(0).map((text) => ({ level: 0, text, worth: 1 })),
].map((line) => ({ ...line, keys: gramsOf(line.text).filter(isKnown) }));
const grave = learn(lines, (level) => level >= 3);
const harm = learn(lines, (level) => level === 4);

function print({ byKey }) {
  const byWeight = new Map();
  for (const [key, tenths] of byKey)
    if (tenths !== 0) byWeight.set(tenths, [...(byWeight.get(tenths) ?? []), spelt.get(key)]);
  return [...byWeight]
    .sort(([a], [b]) => b - a)
    .map(([tenths, grams]) => `    [${tenths}, '${grams.sort().join(' ')}'],`)
    .join('\n');
}

const written = `/**
 * What letters and pairs of letters weigh in a buyer's line, in tenths. Made by test/bench/make-ladder-weights.mjs from the sets
 * of lines beside the ladder's test: not to be edited by hand.
 */
import type { LineWeights } from './line-weights';

// biome-ignore format: made
export const LADDER_WEIGHTS: LineWeights = {
  from: [${grave.from}, ${harm.from}],
  grave: [
${print(grave)}
  ],
  harm: [
${print(harm)}
  ],
};
`;
console.log(
  `${own.length} own lines, ${half(0).length} real ordinary ones; ${grave.byKey.size} grams; ${written.length} characters`,
);
if (process.argv.includes('--write')) {
  if (real.length === 0)
    throw new Error('the real dialogues are not here: the weights would take ordinary lines for threats');
  writeFileSync(OUT, written);
}

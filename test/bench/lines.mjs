// npm run bench -- lines: what is found in real dialogues, per line of each side. Nothing of them is printed or kept.
// Says "skipped, no data" where the dialogues are absent.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadTs } from '../run/load-ts.mjs';

const DIALOGUES = fileURLToPath(new URL('../../../shared/matching/dev/jddc_dialogues.json', import.meta.url));
const SAID_AT = Date.parse('2026-03-04T10:00:00+08:00');

export async function benchLines() {
  if (!existsSync(DIALOGUES)) {
    console.log('lines: skipped, no data');
    return 0;
  }
  const { createEscalationReader } = await loadTs('utils/core/coach/escalation.ts');
  const { createPromiseReader } = await loadTs('utils/core/coach/promises.ts');
  const { ESCALATION_LISTS } = await loadTs('utils/core/coach/escalation-words.ts');
  const { PROMISE_LISTS } = await loadTs('utils/core/coach/promise-words.ts');
  const ladder = createEscalationReader(ESCALATION_LISTS);
  const reader = createPromiseReader(PROMISE_LISTS);
  const levels = [0, 0, 0, 0, 0];
  // The other half has taught the weights of the ladder what ordinary lines sound like.
  const unlearnt = [0, 0, 0, 0, 0];
  const found = { promises: 0, stalls: 0, deadlines: 0 };
  let agentLines = 0;
  let took = 0;
  for (const [at, { turns }] of JSON.parse(readFileSync(DIALOGUES, 'utf8')).entries()) {
    for (const [who, text] of turns) {
      const since = performance.now();
      if (who === 'b') {
        const { level } = ladder.read(text);
        levels[level] += 1;
        if (at % 2 === 1) unlearnt[level] += 1;
        if (reader.readDeadline(text, SAID_AT, 480)) found.deadlines += 1;
      } else {
        agentLines += 1;
        const due = reader.readPromise(text, SAID_AT, 480);
        if (due) found[due.dueAt - SAID_AT <= 600_000 ? 'stalls' : 'promises'] += 1;
      }
      took += performance.now() - since;
    }
  }
  const sum = (counts) => counts.reduce((all, count) => all + count, 0);
  const buyerLines = sum(levels);
  const share = (count, all) => `${((100 * count) / all).toFixed(2)} %`;
  console.log(`buyer lines ${buyerLines}: by level 0..4 ${levels.join(' / ')}`);
  console.log(
    `flagged at level 3 or 4: ${share(levels[3] + levels[4], buyerLines)}; at any level: ${share(buyerLines - levels[0], buyerLines)}`,
  );
  console.log(
    `of the ${sum(unlearnt)} lines no weight was learnt from, at level 3 or 4: ${share(unlearnt[3] + unlearnt[4], sum(unlearnt))}`,
  );
  console.log(
    `agent lines ${agentLines}: ${found.promises} promises with a time, ${found.stalls} "one moment"; buyer deadlines ${found.deadlines}`,
  );
  console.log(`${((1000 * took) / (buyerLines + agentLines)).toFixed(1)} us per line`);
  return 0;
}

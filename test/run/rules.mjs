// Measures worked examples with the shipped rule profiles: node test/run/rules.mjs FILE.json
// Prints {"cases":[{"name","measured":{PROFILE:{...}}}]}; exit status 2 when the file cannot be read as examples.
import { readFile } from 'node:fs/promises';
import { loadTs } from './load-ts.mjs';

async function main(file) {
  if (!file) throw new Error('which file? npm run rules -- FILE.json');
  const { cases } = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(cases)) throw new Error(`${file} holds no "cases" list`);
  const { factsOfCase, measureCase } = await loadTs('test/rules/case.ts');
  const { RULES } = await loadTs('utils/rules/index.ts');
  const dayStart = Date.parse('2026-03-04T00:00:00+08:00');
  const options = { zone: 'Asia/Shanghai', dayCut: '00:00', now: dayStart + 3 * 86_400_000 };
  const measured = cases.map(({ name, events }) => {
    const facts = factsOfCase(events, dayStart);
    return { name, measured: Object.fromEntries(RULES.map((rule) => [rule.id, measureCase(facts, rule, options)])) };
  });
  process.stdout.write(`${JSON.stringify({ cases: measured }, null, 1)}\n`);
}

main(process.argv[2]).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});

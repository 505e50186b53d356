/**
 * `npm run sites [-- RUNS]`: every console in one table: fields read and unknown, schedules of its simulated console that
 * equal the true log, changed pages that were either still read right or said to be degraded, when it was last seen, its
 * input field. A console without a simulated one says so: its numbers are never shown as exact.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTs } from './load-ts.mjs';
import { ROOT, run, runMain } from './setup.mjs';

const FILES = ['test/dom/consoles.test.ts', 'test/dom/more-consoles.test.ts', 'test/dom/mutations.test.ts'];
const TITLES = { 拼多多: 'pdd', 飞鸽: 'feige' };

/** Passed and all, by site and kind. */
function countBySite(report) {
  const counts = new Map();
  for (const file of report.testResults) {
    const kind = file.name.includes('mutations') ? 'changes' : 'schedules';
    for (const { ancestorTitles, status } of file.assertionResults) {
      const [, named] = /^the (\S+) console with/.exec(ancestorTitles[0] ?? '') ?? [];
      const site = kind === 'changes' ? ancestorTitles[0] : (TITLES[named] ?? named);
      if (!site) continue;
      const count = counts.get(`${site} ${kind}`) ?? { passed: 0, all: 0 };
      count.all += 1;
      if (status === 'passed') count.passed += 1;
      counts.set(`${site} ${kind}`, count);
    }
  }
  return counts;
}

function fieldsOf(site) {
  return ['list', 'thread', 'current', 'composer', 'agent', 'order'].flatMap((group) =>
    Object.entries(site[group]).filter(([, value]) => Array.isArray(value) && value.length > 0),
  ).length;
}

await runMain(async () => {
  const [runs = '8'] = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'sites-'));
  const path = join(folder, 'report.json');
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const config = ['--config', 'test/vitest.config.ts', '--reporter=json', `--outputFile.json=${path}`];
  const { output } = await run(process.execPath, [vitest, 'run', ...config, ...FILES], {
    env: { SIDELINE_CONSOLE_RUNS: runs, SIDELINE_MUTATIONS: runs, NO_COLOR: '1' },
  });
  let counts;
  try {
    counts = countBySite(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    console.log(output);
    throw new Error('the consoles could not be run');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { EVERY_SITE } = await loadTs('utils/sites/index.ts');
  const { readsExactly } = await loadTs('utils/sites/match.ts');
  const show = (id, kind) => {
    const count = counts.get(`${id} ${kind}`);
    return count ? `${count.passed}/${count.all}` : '-';
  };
  const rows = EVERY_SITE.map((site) => ({
    site: site.id,
    read: fieldsOf(site),
    unknown: site.unknown.length,
    schedules: show(site.id, 'schedules'),
    'changed pages': show(site.id, 'changes'),
    'verified on': site.verifiedOn || 'undated',
    'input field': site.composer.kind,
    numbers: site.fillOnly
      ? 'none: scripts are put in'
      : readsExactly(site)
        ? 'exact'
        : site.proof === 'simulated'
          ? 'estimates (robots unmarked)'
          : 'estimates (unproven)',
  }));
  console.table(Object.fromEntries(rows.map(({ site, ...rest }) => [site, rest])));
  const all = [...counts.values()];
  const passed = all.reduce((sum, one) => sum + one.passed, 0);
  const failed = all.reduce((sum, one) => sum + one.all - one.passed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

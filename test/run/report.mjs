/** Counts checks and prints failures so that a person can read them. Knows the runners' report formats, runs nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const MAX_LINES = 40;
const MAX_WIDTH = 400;

/** @typedef {{passed: number, failed: number, skipped: number, failures: {name: string, text: string}[], skips: string[]}} Count */

/** @returns {Count} */
export function emptyCount() {
  return { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };
}

/** One command is one check. @param {{code: number, output: string}} result @returns {Count} */
export function countCommand(name, result) {
  if (result.code === 0) return { ...emptyCount(), passed: 1 };
  return { ...emptyCount(), failed: 1, failures: [{ name, text: result.output }] };
}

/**
 * Counts a vitest JSON report: its tests, and one failure more for every file that broke before it had any.
 * @param {string} path @param {{code: number, output: string}} result @returns {Count}
 */
export function countVitest(name, path, result, root) {
  if (!existsSync(path)) return { ...countCommand(name, { ...result, code: 1 }) };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const count = emptyCount();
  for (const file of report.testResults) {
    const where = relative(root, file.name);
    for (const test of file.assertionResults) {
      const title = `${where} > ${[...test.ancestorTitles, test.title].join(' > ')}`;
      if (test.status === 'passed') count.passed += 1;
      else if (test.status === 'failed') {
        count.failed += 1;
        count.failures.push({ name: title, text: test.failureMessages.join('\n') });
      } else {
        count.skipped += 1;
        count.skips.push(title);
      }
    }
    const broken = file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');
    if (broken) {
      count.failed += 1;
      count.failures.push({ name: where, text: file.message || 'the file failed outside its tests' });
    }
  }
  // An error outside any test, an empty run, a runner that died: never green.
  if (count.failed === 0 && (result.code !== 0 || count.passed + count.skipped === 0)) {
    count.failed += 1;
    count.failures.push({ name: `${name} (outside any test)`, text: result.output });
  }
  return count;
}

/** @param {Count[]} counts @returns {Count} */
export function addCounts(counts) {
  const sum = emptyCount();
  for (const count of counts) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
    sum.failures.push(...count.failures);
    sum.skips.push(...count.skips);
  }
  return sum;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters
const COLOUR = /\u001b\[[0-9;]*m/g;

/** @param {Count} count */
export function printFailures(count) {
  for (const { name, text } of count.failures) {
    const lines = text
      .replace(COLOUR, '')
      .trim()
      .split('\n')
      .filter((line) => !/^\s+at .*(?:node_modules|node:internal)/.test(line))
      .map((line) => `  ${line.slice(0, MAX_WIDTH)}`);
    // What went wrong stands at the top of a test's message and at the bottom of a tool's.
    const shown =
      lines.length <= MAX_LINES
        ? lines
        : [...lines.slice(0, MAX_LINES - 12), `  ... ${lines.length - MAX_LINES} lines left out`, ...lines.slice(-12)];
    console.log(`\nFAILED ${name}\n${shown.join('\n')}`);
  }
}

/** @param {Count} count @returns {string} `N passed, N failed`, and the skipped only where there are any */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

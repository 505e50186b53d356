/** `npm run bench -- NAME`: measurements with gates. `page [seconds]`; `matching` where it is built. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runMain, SetupProblem } from './setup.mjs';

const FOLDER = join(ROOT, 'test', 'bench');

await runMain(async () => {
  const [name, ...args] = process.argv.slice(2);
  const path = join(FOLDER, `${name}.mjs`);
  if (!name || !existsSync(path)) {
    const names = readdirSync(FOLDER).flatMap((file) => (/^[a-z]+\.mjs$/.test(file) ? [file.replace('.mjs', '')] : []));
    throw new SetupProblem(`npm run bench -- ${names.join('|')}`);
  }
  const bench = await import(pathToFileURL(path).href);
  const run = Object.values(bench).find((entry) => typeof entry === 'function' && entry.name.startsWith('bench'));
  // A bench without such a function is a script: importing it has run it.
  return run ? await run(args) : Number(process.exitCode ?? 0);
});

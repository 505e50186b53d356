/** Puts programs that we did not write into a folder beside the builds, by a lockfile of their own; none of their scripts runs. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PLACE = join(HERE, '..', '..', 'artifacts', 'foreign');
const INSTALL = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--engine-strict=false'];

export type Installed = { folder: string } | { skipped: string };

/** The registry may be away: then it says so, and nothing is tried. */
export async function installForeign(name: 'lounge' | 'kits' | 'ckeditor'): Promise<Installed> {
  const folder = join(PLACE, name);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(HERE, name, file), join(folder, file));
  try {
    if (!existsSync(join(folder, 'node_modules', '.package-lock.json')))
      await promisify(execFile)('npm', INSTALL, { cwd: folder, timeout: 240_000 });
    return { folder };
  } catch (error) {
    return { skipped: `${name} could not be installed: ${String(error).split('\n')[0]}` };
  }
}

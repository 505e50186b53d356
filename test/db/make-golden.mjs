/**
 * `node test/db/make-golden.mjs`: after a version was added to the ledger, its example for the upgrade test: the last one's
 * records, and the new stores empty. Fill in some rows by hand. Examples that are there are never written over.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import 'fake-indexeddb/auto';
import { loadTs } from '../run/load-ts.mjs';

const pathOf = (version) => fileURLToPath(new URL(`golden/v${version}.json`, import.meta.url));
const { VERSIONS } = await loadTs('utils/db/ledger.ts');
for (let version = 2; version <= VERSIONS.length; version += 1) {
  if (existsSync(pathOf(version))) continue;
  const { stores } = JSON.parse(readFileSync(pathOf(version - 1), 'utf8'));
  for (const name of Object.keys(VERSIONS[version - 1])) stores[name] ??= [];
  const dump = { version, schema: VERSIONS.slice(0, version), stores };
  writeFileSync(pathOf(version), `${JSON.stringify(dump, null, 2)}\n`);
  console.log(`wrote ${pathOf(version)}: format it with biome`);
}

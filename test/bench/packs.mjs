/** `npm run bench -- packs`: how long comparing and finding duplicates take at 10,000 scripts. Prints figures, holds no gate. */
import { loadTs } from '../run/load-ts.mjs';

export async function benchPacks() {
  const { runPacksBench } = await loadTs('test/bench/packs/run.ts');
  runPacksBench((line) => console.log(line));
  return 0;
}

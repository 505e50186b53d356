/**
 * A profile is harmed while the browser is closed. Started again, day rows, packs and preferences are what they were, and
 * whatever had to be brought back is told. Four harms in the gate; all twenty-seven with `npm run bench -- damage`.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFolder, extensionIdOf } from './harness/chromium-flags';
import { type Consoles, startConsoles } from './harness/consoles';
import { FAULTS, filesOf, flagsOf, TARGETS, type Target } from './harness/damage';
import { isSamePicture, type Picture, readPicture, readState, startDaily } from './harness/kept-picture';
import { sleep } from './harness/random';
import { launchRaw } from './harness/raw-chromium';
import { askRaw, inContentScript, openBystander, openRawConsole } from './harness/raw-console';
import { factBatches, packText } from './harness/storage-load';

const FEW: [Target, string][] = [
  ['leveldb', 'CURRENT: empty'],
  ['leveldb', 'MANIFEST: gone'],
  ['storage.local', 'everything gone'],
  ['storage.local', 'MANIFEST: gone'],
];
const every = TARGETS.flatMap((target) =>
  Object.keys(FAULTS[target]).map((fault): [Target, string] => [target, fault]),
);
const wish = process.env.SIDELINE_DAMAGE;
const wished = every.filter(([target, fault]) => wish === 'all' || (wish && `${target}: ${fault}`.includes(wish)));
const chosen = wish ? wished : FEW;
const targets = [...new Set(chosen.map(([target]) => target))];
const PATIENCE_MS = 25_000;

describe('a harmed profile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sideline-damage-'));
  const templates = new Map<string, Picture>();
  const told: string[] = [];
  let consoles: Consoles;
  const extension = buildFolder('production');
  const templateOf = (target: Target) => (target === 'sqlite' ? 'sqlite' : 'leveldb');
  const launch = (target: Target, profile: string) =>
    launchRaw({ extension, consoleFlags: consoles.flags, profile, flags: flagsOf(target) });

  /** Six days of records, a pack, preferences; opened twice, so that the engine has tidied its files. */
  async function prepare(target: Target): Promise<void> {
    const profile = join(folder, templateOf(target));
    const first = await launch(target, profile);
    const page = await openRawConsole(first, consoles.url('pdd', { seed: 3, conversations: 1, long: 1 }));
    const asScript = await inContentScript<string>(first, page);
    for (const batch of factBatches(Date.now()))
      expect(
        await asScript(`chrome.runtime.sendMessage(${JSON.stringify(batch)}).then((r) => JSON.stringify(r.ok))`),
      ).toBe('true');
    const bystander = await openBystander(first);
    await askRaw(bystander, 'library/import', { text: packText(), dryRun: false });
    await askRaw(bystander, 'settings/write', { name: 'theme', value: 'dark' });
    await askRaw(bystander, 'settings/write', { name: 'minimumSample', value: 33 });
    // More than LevelDB keeps in a log: what was written before goes into a table, which can then be harmed as well.
    await bystander.evaluate(
      `chrome.storage.local.set({ pad: 'x'.repeat(6_000_000) }).then(() => chrome.storage.local.remove('pad'))`,
    );
    await first.close();
    const second = await launch(target, profile);
    const again = await openBystander(second);
    await readState(again);
    await askRaw(again, 'agent/name', { siteId: 'pdd' as never, name: '小禾' });
    await startDaily(again);
    await sleep(3000);
    templates.set(templateOf(target), await readPicture(again));
    await second.close();
  }

  beforeAll(async () => {
    consoles = await startConsoles();
    for (const target of targets) if (!templates.has(templateOf(target))) await prepare(target);
  }, 180_000);
  afterAll(async () => {
    await consoles?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    console.log(`damage:\n${told.join('\n')}`);
  });

  it.each(chosen)('%s: %s', { timeout: 90_000 }, async (target, fault) => {
    const before = templates.get(templateOf(target)) as Picture;
    expect(before.facts).toBeGreaterThan(1000);
    const profile = mkdtempSync(join(folder, 'case-'));
    cpSync(join(folder, templateOf(target)), profile, { recursive: true });
    if (FAULTS[target][fault]?.(filesOf(profile, target, extensionIdOf(extension))) === false) {
      told.push(`${target} | ${fault} | no such file`);
      return;
    }
    const browser = await launch(target, profile);
    try {
      const bystander = await openBystander(browser);
      const at = Date.now();
      await readState(bystander);
      let picture = await readPicture(bystander);
      const harmed = !isSamePicture(picture, before);
      let state = await readState(bystander);
      await startDaily(bystander);
      const isDone = () => isSamePicture(picture, before) && state.losses.every((loss) => loss.state === 'done');
      while (!isDone() && Date.now() - at < PATIENCE_MS) {
        await sleep(300);
        picture = await readPicture(bystander);
        state = await readState(bystander);
      }
      const words = state.losses.map(
        (loss) =>
          `${loss.what} (facts +${loss.factsBack} -${loss.factsGone}, days ${loss.daysBack}, packs ${loss.packsBack}, settings ${loss.settingsBack})`,
      );
      const parts = (['rows', 'packs', 'settings'] as const).filter((name) => picture[name] !== before[name]);
      told.push(
        `${target} | ${fault} | ${harmed ? 'harm seen' : 'no harm seen at start'} | ${parts.length === 0 ? 'all came back' : `not back: ${parts.join(' ')}`} | facts ${picture.facts} of ${before.facts}${picture.error ? ` (${picture.error})` : ''} | told: ${words.join('; ') || 'nothing'}${state.spare ? ' | spare store' : ''}${state.state === 'ok' ? '' : ` | ${state.state}`} | ${Date.now() - at} ms`,
      );
      expect(harmed && state.losses.length === 0 && state.state === 'ok', 'lost in silence').toBe(false);
      expect(parts).toEqual([]);
    } finally {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  });
});

/** Owns files on their way in and out of the scripts tab: read here, checked by the background, written as blobs. */
import type { PackPlan } from '../../components/lead/lead-model';
import type { ExportFile, ExportFormat } from '../../components/lead/packs/export-links';
import type { FileReading, SheetTarget, SheetTrouble, SheetView } from '../../components/lead/packs/import-model';
import type { Translate } from '../../components/text';
import { asId, type PackId, type SnippetId } from '../../utils/core/ids';
import { familyOf, type PackHead } from '../../utils/core/pack-parts';
import type { Pack, Snippet } from '../../utils/core/snippet';
import type { Ledger } from '../../utils/db/ledger';
import { ask } from '../../utils/messaging/client';
import { packOf, readFamily } from './pack-source';
import { makePackId, planPacks, planScripts } from './plans';

const JSON_START = /^\ufeff?\s*\{/;

/** Says what the files are by what is in them; a sheet's columns are guessed, nothing is decided. */
export async function readFiles(ledger: Ledger, files: readonly File[], t: Translate): Promise<FileReading> {
  const contents = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const texts = contents.flatMap(({ bytes }) => {
    const isJson = JSON_START.test(new TextDecoder().decode(bytes.subarray(0, 64)));
    return isJson ? [new TextDecoder().decode(bytes)] : [];
  });
  if (texts.length === files.length) return readJson(ledger, texts, t);
  return texts.length > 0 ? refused('sheet-mixed') : readSheets(contents);
}

async function readSheets(contents: readonly { name: string; bytes: Uint8Array }[]): Promise<FileReading> {
  const { readSheet } = await import('../../utils/library/sheets/read-sheet');
  const sheets: SheetView[] = [];
  for (const file of contents) {
    const reading = await readSheet(file.bytes, file.name);
    if (!reading.ok) return refused(reading.code);
    for (const [index, { name, rows }] of reading.tables.entries()) {
      const mapping = reading.guesses[index];
      // Sheets of several files are told apart by both names.
      const shown = contents.length > 1 ? `${file.name} ${name}` : name;
      if (mapping) sheets.push({ name: shown, rows, mapping, sheetCount: reading.tables.length });
    }
  }
  return { kind: 'sheets', sheets };
}

/** Parts of one library may be chosen together: they go in together. Packs of several would be shown, and go back, as one. */
async function readJson(ledger: Ledger, texts: readonly string[], t: Translate): Promise<FileReading> {
  const [text = '', ...parts] = texts;
  const reply = await ask('library/import', { text, parts, dryRun: true });
  if (!reply.ok) return refused(reply.code, reply.where);
  if (!reply.value.ok) return refused(reply.value.code, reply.value.where);
  const { signature, key } = reply.value;
  const signed =
    key !== undefined && (signature === 'signed' || signature === 'unknown') ? { state: signature, key } : undefined;
  // Found sound at the door just now: only their shape is needed here, to show what would change.
  const packs = texts.map((each) => JSON.parse(each.replace(/^\ufeff/, '')) as Pack);
  const titles = new Map(packs.map(({ id, title }) => [familyOf(id).base, title]));
  if (titles.size > 1)
    return refused('packs-mixed', [...titles.values()].map((title) => t('quoted', title)).join(t('listSeparator')));
  return { kind: 'pack', plan: await planPacks(ledger, packs as [Pack, ...Pack[]], signed) };
}

function refused(code: string, where = ''): FileReading {
  return { kind: 'refused', refusal: { ok: false, code, where } };
}

type ApplyMapping = typeof import('../../utils/library/sheets/apply-mapping').applyMapping;

/** What the sheets give together. A script that an earlier sheet gave already is left out. */
function collect(
  apply: ApplyMapping,
  sheets: readonly SheetView[],
  known: readonly Snippet[],
  category: string,
): Snippet[] {
  const found = new Map<SnippetId, Snippet>();
  for (const sheet of sheets) {
    for (const snippet of mapSheet(apply, sheet, known, category).snippets) {
      const twin = found.get(snippet.id);
      if (!twin) found.set(snippet.id, snippet);
      else if (twin.body !== snippet.body) {
        const id = asId<SnippetId>(`${snippet.id.slice(0, 88)}-${found.size}`);
        found.set(id, { ...snippet, id });
      }
    }
  }
  return [...found.values()];
}

export function mapSheet(
  apply: ApplyMapping,
  { name, rows, mapping }: SheetView,
  known: readonly Snippet[],
  category: string,
): { snippets: readonly Snippet[]; troubles: readonly SheetTrouble[] } {
  const table = { name, rows: rows as string[][] };
  const { snippets, problems } = apply(table, mapping, { known, category });
  return { snippets, troubles: problems };
}

/** Into a new pack of one's own, or into one that is there: in its place, or added to it. */
export async function planSheets(
  ledger: Ledger,
  sheets: readonly SheetView[],
  target: SheetTarget,
  t: Translate,
): Promise<PackPlan> {
  const { applyMapping } = await import('../../utils/library/sheets/apply-mapping');
  const family = target.kind === 'existing' ? await readFamily(ledger, asId<PackId>(target.packId)) : undefined;
  const before = family && packOf(family);
  const found = collect(applyMapping, sheets, before?.snippets ?? [], t('categoryNone'));
  if (!before) {
    const title = target.kind === 'new' ? target.title : t('packNew');
    return planScripts(undefined, newHead(title, t('authorMe'), t), found);
  }
  const { snippets: there, ...head } = before;
  // A sheet has no column for pictures, so it does not say that one should go.
  const pictures = new Map(there.flatMap(({ id, picture }) => (picture ? [[id, picture] as const] : [])));
  const pictured = found.map((snippet) => {
    const picture = pictures.get(snippet.id);
    return picture ? { ...snippet, picture } : snippet;
  });
  if (target.kind === 'existing' && target.replace) return planScripts(family, head, pictured);
  const byId = new Map(pictured.map((snippet) => [snippet.id, snippet]));
  const kept = there.map((snippet) => {
    const next = byId.get(snippet.id);
    byId.delete(snippet.id);
    return next ?? snippet;
  });
  return planScripts(family, head, [...kept, ...byId.values()]);
}

export function newHead(title: string, author: string, t: Translate): PackHead {
  const locale = t('localeTag') === 'en' ? 'en' : 'zh-CN';
  return { format: 'sideline-pack/1', id: makePackId(), version: 1, title, author, locale, scope: 'private' };
}

/** JSON is one file a part, so that each can be read back; sheets hold the whole. */
export async function exportPack(
  ledger: Ledger,
  base: PackId,
  format: ExportFormat,
  language: 'zh' | 'en',
): Promise<readonly ExportFile[]> {
  const family = await readFamily(ledger, base);
  if (!family) return [];
  if (format === 'json') {
    return family.rows.map(({ pack }) => {
      const bytes = new TextEncoder().encode(JSON.stringify(pack, undefined, 2));
      return toFile(`${pack.id}-v${pack.version}.json`, 'application/json', bytes);
    });
  }
  if (format === 'signed') {
    const replies = await Promise.all(family.rows.map(({ id }) => ask('library/sign', { packId: id })));
    return replies.flatMap((reply, index) => {
      const { pack } = family.rows[index] ?? family.rows[0];
      if (!reply.ok || reply.value.text === undefined) return [];
      const bytes = new TextEncoder().encode(reply.value.text);
      return [toFile(`${pack.id}-v${pack.version}-signed.json`, 'application/json', bytes)];
    });
  }
  const { writeSheet } = await import('../../utils/library/sheets/write-sheet');
  const { name, type, bytes } = await writeSheet(packOf(family), format, language);
  return [toFile(name, type, bytes)];
}

export function toFile(name: string, type: string, bytes: Uint8Array): ExportFile {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  return { name, url, bytes: bytes.length };
}

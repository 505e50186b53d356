/** Reads the project's own files as text, comments apart, with their imports. Judges nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** A path from the root without extension for our own files, else the package's specifier. */
  target: string;
  own: boolean;
  typeOnly: boolean;
}

export interface Source {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  /** `text` without comments; strings stay. */
  code: string;
  imports: Import[];
}

/** Blanks out comments; strings, templates and regular expressions are stepped over whole. */
export function stripComments(text: string): string {
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*|return\s+)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\//g;
  return text.replace(token, (found) => (/^\/[*/]/.test(found) ? found.replace(/[^\n]/g, ' ') : found));
}

function isType(clause: string): boolean {
  if (/^\s*type\s/.test(clause)) return true;
  const named = /^\s*\{([\s\S]*)\}\s*$/.exec(clause)?.[1];
  const names = named?.split(',').filter((name) => name.trim() !== '') ?? [];
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}

function readImports(path: string, code: string): Import[] {
  const found: Import[] = [];
  const statement =
    /(?:^|[\s;])(?:import|export)\s([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*\(?\s*['"]([^'"]+)['"]/g;
  for (const [, clause = '', from, bare] of code.matchAll(statement)) {
    const specifier = (from ?? bare ?? '').replace(/^[@~]\//, '/');
    const own = specifier.startsWith('.') || specifier.startsWith('/');
    const joined = specifier.startsWith('/') ? specifier.slice(1) : posix.join(posix.dirname(path), specifier);
    found.push({ target: own ? joined.replace(/\.(?:tsx?|mjs|js)$/, '') : specifier, own, typeOnly: isType(clause) });
  }
  return found;
}

export function makeSource(path: string, text: string): Source {
  const code = stripComments(text);
  return { path, text, code, imports: readImports(path, code) };
}

const SKIPPED = new Set(['node_modules', 'dist', '.output', '.wxt', 'artifacts']);

function list(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : list(path);
    return [path];
  });
}

/** Every file under these folders of the root whose name ends in one of the extensions. */
export function readSources(folders: readonly string[], extensions: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => list(join(ROOT, folder)))
    .filter((path) => extensions.some((extension) => path.endsWith(extension)))
    .map((path) => makeSource(relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8')));
}

/** The source an own import names, trying what a bundler would. */
export function findTarget(target: string, byPath: ReadonlyMap<string, Source>): Source | undefined {
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => byPath.get(target + end)).find((source) => source);
}

/** Everything that runs because `from` runs: value imports, followed to the end. */
export function reachable(from: readonly Source[], all: readonly Source[]): Source[] {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const seen = new Set<Source>(from);
  for (const source of seen) {
    for (const { target, own, typeOnly } of source.imports) {
      const next = own && !typeOnly ? findTarget(target, byPath) : undefined;
      if (next) seen.add(next);
    }
  }
  return [...seen];
}

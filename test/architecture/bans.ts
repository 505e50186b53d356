/** What no file of ours may hold, as data: a pattern, where it is looked for, and why. */
import type { Source } from './sources';

interface Ban {
  name: string;
  pattern: RegExp;
  why: string;
  /** Path prefixes; absent means all that ships. */
  within?: readonly string[];
  /** The files that may. */
  except?: readonly string[];
  /** Matches are looked for in comments as well. */
  comments?: true;
}

const BACKGROUND = ['entrypoints/background', 'utils/db'];

export const BANS: readonly Ban[] = [
  {
    name: 'markup from strings',
    pattern:
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|setHTMLUnsafe|document\.write)\b/,
    why: 'a buyer can write markup',
  },
  { name: 'innerText', pattern: /\binnerText\b/, why: 'it forces a layout; textContent does not' },
  { name: 'code from strings', pattern: /\beval\s*\(|\bnew\s+Function\s*\(/, why: 'no code from data' },
  {
    name: 'window messages',
    pattern: /\bpostMessage\s*\(/,
    why: 'the page can read and forge them',
    // A channel between two ends that no page holds: to our own frame, to ourselves at the next task, to a worker of ours.
    except: [
      'utils/platform/private-line.ts',
      'utils/dom/slices.ts',
      'entrypoints/lead/find-duplicates.ts',
      'entrypoints/lead/duplicates-worker.ts',
      'entrypoints/lead/follow-board.ts',
      'entrypoints/lead/board-worker.ts',
    ],
  },
  { name: 'synthetic click', pattern: /\.click\s*\(/, why: 'nothing of ours may press a button' },
  {
    name: 'synthetic mouse',
    pattern: /\bnew\s+(?:MouseEvent|PointerEvent|TouchEvent)\b/,
    why: 'one guarded place jumps to a row of the list',
    except: ['utils/dom/jump.ts'],
  },
  { name: 'synthetic key', pattern: /\bnew\s+KeyboardEvent\b|\binitKeyboardEvent\b/, why: 'Enter would send' },
  { name: 'form submit', pattern: /\.(?:submit|requestSubmit)\s*\(/, why: 'the agent sends' },
  {
    name: 'module-level let',
    pattern: /^(?:export\s+)?(?:let|var)\s/m,
    why: 'the worker is killed at any moment and forgets',
    within: BACKGROUND,
  },
  {
    name: 'default export',
    pattern: /^export\s+default\b|\bas\s+default\b/m,
    why: 'names are searched for',
    within: ['components', 'utils', 'test'],
  },
  {
    name: 'undated TODO',
    pattern: /\b(?:TODO|FIXME|XXX)\b(?!\(20\d\d-\d\d-\d\d\))/,
    why: 'write TODO(YYYY-MM-DD): until when',
    comments: true,
  },
];

/** For what the content script reaches, and only for that. */
export const PAGE_BANS: readonly Ban[] = [
  {
    name: 'network',
    pattern:
      /\b(?:fetch|sendBeacon|importScripts)\s*\(|\bnew\s+(?:XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)\b/,
    why: 'nothing is asked of any server from inside the page',
  },
  { name: 'cookies', pattern: /\bdocument\.cookie\b|\bcookieStore\b/, why: 'they are not ours' },
  {
    name: "the page's storage",
    pattern: /\b(?:localStorage|sessionStorage|indexedDB)\b/,
    why: 'it belongs to the page, which could read it',
  },
];

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** @returns sentences, one for each ban and file */
export function judgeText(sources: readonly Source[], bans: readonly Ban[]): string[] {
  return sources.flatMap((source) =>
    bans.flatMap((ban) => {
      if (ban.except?.includes(source.path)) return [];
      if (ban.within && !ban.within.some((prefix) => source.path.startsWith(`${prefix}/`))) return [];
      const found = ban.pattern.exec(ban.comments ? source.text : source.code);
      return found ? [`${source.path}:${lineOf(source.text, found.index)} ${ban.name}: ${ban.why}`] : [];
    }),
  );
}

const MAX_LINES = 250;
const WORDS = /(?:^|[-.])(?:managers?|helpers?|utils?|utilities|services?|data|infos?)(?=[-.]|$)/;
const KEBAB = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/** Names and sizes. `generated` are prefixes of tables that a script writes. */
export function judgeFiles(sources: readonly Source[], generated: readonly string[] = []): string[] {
  return sources.flatMap(({ path, text }) => {
    const wrong: string[] = [];
    const lines = text.trimEnd().split('\n').length;
    const isTable = generated.some((prefix) => path.startsWith(prefix));
    if (lines > MAX_LINES && !isTable) wrong.push(`${path} has ${lines} lines, more than ${MAX_LINES}`);
    const names = path.split('/').filter((name, depth) => !(depth === 0 && name === 'utils'));
    for (const name of names) {
      if (WORDS.test(name)) wrong.push(`${path}: "${name}" says nothing about what it owns`);
      if (!KEBAB.test(name)) wrong.push(`${path}: "${name}" is not kebab-case`);
    }
    return wrong;
  });
}

/**
 * What the console's script and the palette frame may say to each other: a closed set, as JSON text, checked on arrival.
 * No zod: one end is the content script. Refuses unknown kinds, unknown fields and anything beyond its bounds.
 */
import type { SnippetId } from '../core/ids';
import type { VariableValues } from '../core/snippet-text';

/** The palette's page, the one file of ours that a console may load. */
export const PALETTE_PAGE = '/palette.html';

export interface PalettePick {
  snippetId: SnippetId;
  /** What the agent typed for variables that the page does not know. */
  values: VariableValues;
}

/** `opening` numbers the openings of one frame: what belongs to an earlier one is dropped. */
export type ToPalette =
  | {
      kind: 'open';
      opening: number;
      theme: 'system' | 'light' | 'dark';
      values: VariableValues;
      suggested: SnippetId[];
      /** A script of `suggested` that was wanted and lacks something: it is shown with the caret in its first blank. */
      fill?: SnippetId;
    }
  | { kind: 'hidden' };

export type FromPalette =
  | { kind: 'ready' }
  | { kind: 'pick'; opening: number; by: 'key' | 'pointer'; picks: PalettePick[] }
  /** `focus`: the agent left by key, so the caret goes back to the input field. */
  | { kind: 'close'; opening: number; focus: boolean };

/** More scripts than this are never meant to stand in one message. */
export const MOST_PICKS = 9;
const LONGEST_TEXT = 40_000;
const LONGEST_ID = 100;
const LONGEST_VALUE = 500;
const MOST_VALUES = 40;
const MOST_SUGGESTED = 10;
const THEMES: readonly unknown[] = ['system', 'light', 'dark'];

export function readToPalette(text: unknown): ToPalette | undefined {
  const message = parse(text);
  if (!message) return undefined;
  if (message.kind === 'hidden') return hasOnly(message, ['kind']) ? { kind: 'hidden' } : undefined;
  if (message.kind !== 'open' || !hasOnly(message, ['kind', 'opening', 'theme', 'values', 'suggested', 'fill']))
    return undefined;
  const { opening, theme, values, suggested, fill } = message;
  if (!isOpening(opening) || !THEMES.includes(theme) || !areValues(values)) return undefined;
  if (!Array.isArray(suggested) || suggested.length > MOST_SUGGESTED || !suggested.every(isId)) return undefined;
  if (fill !== undefined && !(isId(fill) && suggested.includes(fill))) return undefined;
  const wanted = fill === undefined ? {} : { fill };
  return { kind: 'open', opening, theme: theme as 'system' | 'light' | 'dark', values, suggested, ...wanted };
}

export function readFromPalette(text: unknown): FromPalette | undefined {
  const message = parse(text);
  if (!message) return undefined;
  const { opening, by, picks, focus } = message;
  if (message.kind === 'ready') return hasOnly(message, ['kind']) ? { kind: 'ready' } : undefined;
  if (!isOpening(opening)) return undefined;
  if (message.kind === 'close') {
    if (!hasOnly(message, ['kind', 'opening', 'focus']) || typeof focus !== 'boolean') return undefined;
    return { kind: 'close', opening, focus };
  }
  if (message.kind !== 'pick' || !hasOnly(message, ['kind', 'opening', 'by', 'picks'])) return undefined;
  if ((by !== 'key' && by !== 'pointer') || !Array.isArray(picks)) return undefined;
  if (picks.length === 0 || picks.length > MOST_PICKS || !picks.every(isPick)) return undefined;
  return { kind: 'pick', opening, by, picks };
}

function parse(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(message: Record<string, unknown>, keys: readonly string[]): boolean {
  return Object.keys(message).every((key) => keys.includes(key));
}

const isOpening = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isId = (value: unknown): value is SnippetId =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;

function areValues(value: unknown): value is VariableValues {
  return (
    isRecord(value) &&
    Object.keys(value).length <= MOST_VALUES &&
    Object.values(value).every((one) => typeof one === 'string' && one.length <= LONGEST_VALUE)
  );
}

function isPick(value: unknown): value is PalettePick {
  return isRecord(value) && hasOnly(value, ['snippetId', 'values']) && isId(value.snippetId) && areValues(value.values);
}

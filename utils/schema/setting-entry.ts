/** Owns the check of what a pack suggests to set: named preferences only, each by the guard that decides what is read back. */
import * as z from 'zod/mini';
import { type SettingEntry, SUGGESTED } from '../core/setting-entry';
import { SETTINGS } from '../settings/settings';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const RULE = /^[a-z][a-z0-9-]{0,39}$/;

export const settingEntrySchema = z.unknown().check((payload) => {
  const { value } = payload;
  const where = flawOf(value);
  if (where !== undefined) payload.issues.push({ code: 'custom', path: where === '' ? [] : [where], input: value });
}) as unknown as z.ZodMiniType<SettingEntry>;

/** The field that is wrong, '' for the whole entry; undefined where all is well. */
function flawOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return '';
  const { set, rule, value, ...others } = entry as Record<string, unknown>;
  const name = SUGGESTED.find((one) => one === set);
  if (name === undefined) return 'set';
  if (Object.keys(others).length > 0) return Object.keys(others)[0];
  if (name !== 'targets' && rule !== undefined) return 'rule';
  if (name === 'shift') return isShift(value) ? undefined : 'value';
  if (name !== 'targets') return SETTINGS[name].isSound(value) ? undefined : 'value';
  if (typeof rule !== 'string' || !RULE.test(rule)) return 'rule';
  const says = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return says && SETTINGS.targets.isSound({ [rule]: value }) ? undefined : 'value';
}

function isShift(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { from, to, ...others } = value as Record<string, unknown>;
  const isClock = (one: unknown) => typeof one === 'string' && CLOCK.test(one);
  return isClock(from) && isClock(to) && from !== to && Object.keys(others).length === 0;
}

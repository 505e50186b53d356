/** The list of rule profiles, and nothing else. A new one is a file and a line here. */
import type { RuleProfile } from '../core/turn';
import { coachRule } from './coach';
import { ddRule } from './dd';
import { jdRule } from './jd';
import { kmRule } from './km';
import { pddRule } from './pdd';
import { tbRule } from './tb';

export const RULES: readonly RuleProfile[] = [pddRule, ddRule, tbRule, jdRule, kmRule, coachRule];

/** The profile with this id, or undefined. */
export function ruleById(id: string): RuleProfile | undefined {
  return RULES.find((rule) => rule.id === id);
}

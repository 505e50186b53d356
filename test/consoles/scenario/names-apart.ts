/** Owns giving every buyer a name of its own: where names are all that tells whose thread is open, two of one name are nobody's. */
import type { Platform } from '../platform/platform';
import type { Scenario } from './generator';

export function nameApart(platform: Platform, { steps }: Scenario): void {
  let nth = 0;
  for (const one of platform.conversations.values()) one.name = `买家${++nth}号`;
  for (const { step } of steps) if (step.do === 'arrive') step.conversation.name = `${++nth}号买家名字很长很长`;
  platform.changed();
}

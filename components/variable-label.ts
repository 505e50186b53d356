/** A variable's name as a person reads it. */
import type { MessageKey, Translate } from './text';

const KEYS: Record<string, MessageKey> = {
  buyer: 'variableBuyer',
  order: 'variableOrder',
  goods: 'variableGoods',
  shop: 'variableShop',
  agent: 'variableAgent',
  time: 'variableTime',
};

/** `ask:` variables carry their own label. */
export function variableLabel(name: string, t: Translate): string {
  if (name.startsWith('ask:')) return name.slice(4);
  const key = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  return key ? t(key) : name;
}

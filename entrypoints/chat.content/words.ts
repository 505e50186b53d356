/** What a person calls the parts of a console. */
import { type MessageKey, t } from '../../utils/platform/i18n';

const GROUPS: Record<string, MessageKey> = {
  list: 'fieldList',
  thread: 'fieldThread',
  current: 'fieldCurrent',
  composer: 'fieldComposer',
  order: 'fieldOrder',
  agent: 'fieldAgent',
};

/** 'list.row', 'list.key' -> one 「会话列表」: which part of the page cannot be read, not which selector. */
export function partsOf(fields: readonly string[]): string[] {
  const keys = fields.map((field) => GROUPS[field.split('.')[0] ?? ''] ?? 'fieldThread');
  return [...new Set(keys)].map((key) => t(key));
}

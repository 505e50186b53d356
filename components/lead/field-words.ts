/** The words for parts of a script: fields, stages, what is wrong with one. */
import type { SnippetField } from '../../utils/core/pack-diff';
import type { Snippet, Stage } from '../../utils/core/snippet';
import type { FlawCode } from '../../utils/core/snippet-check';
import type { MessageKey, Translate } from '../text';

export const STAGE_KEYS: Record<Stage, MessageKey> = {
  greeting: 'stageGreeting',
  presale: 'stagePresale',
  order: 'stageOrder',
  shipping: 'stageShipping',
  aftersale: 'stageAftersale',
  complaint: 'stageComplaint',
  closing: 'stageClosing',
};

export const FIELD_KEYS: Record<SnippetField, MessageKey> = {
  title: 'fieldTitle',
  body: 'fieldBody',
  triggers: 'fieldTriggers',
  category: 'fieldCategory',
  stage: 'fieldStage',
  tags: 'fieldTags',
  shortcut: 'fieldShortcut',
  activeFrom: 'fieldFrom',
  activeTo: 'fieldTo',
  weekdays: 'fieldWeekdays',
  hours: 'fieldHours',
  shops: 'fieldShops',
  goods: 'fieldGoods',
  mandatory: 'fieldMandatory',
  picture: 'fieldPicture',
};

export const FLAW_KEYS: Record<FlawCode, MessageKey> = {
  'no-title': 'flawNoTitle',
  'no-body': 'flawNoBody',
  'no-category': 'flawNoCategory',
  'deep-category': 'flawDeepCategory',
  'bad-dates': 'flawBadDates',
  'few-triggers': 'flawFewTriggers',
  'double-trigger': 'flawDoubleTrigger',
  'short-trigger': 'flawShortTrigger',
  'unknown-variable': 'flawUnknownVariable',
};

/** One field as a person reads it; an absent one is a dash. */
export function fieldText(snippet: Snippet, field: SnippetField, t: Translate): string {
  const value = snippet[field];
  if (value === undefined || value === '') return '—';
  if (field === 'stage') return t(STAGE_KEYS[snippet.stage]);
  if (Array.isArray(value)) return value.length > 0 ? value.join(t('listSeparator')) : '—';
  if (typeof value === 'object' && 'data' in value) return value.alt;
  if (typeof value === 'object') return `${value.from}–${value.to}`;
  if (typeof value === 'boolean') return t(value ? 'wordYes' : 'wordNo');
  return String(value);
}

/** A palette with three invented scripts. */
import type { PaletteModel } from '../../../components/palette/palette-model';
import { asId } from '../../../utils/core/ids';
import type { Snippet } from '../../../utils/core/snippet';

export const script = (id: string, title: string, body: string, part: Partial<Snippet> = {}): Snippet => ({
  id: asId(id),
  title,
  triggers: [],
  body,
  stage: 'shipping',
  category: '物流',
  tags: [],
  ...part,
});

export const SCRIPTS = [
  script('when', '发货时间', '{buyer}您好，今天下单明天发。', { shortcut: 'fhsj' }),
  script('where', '查物流', '单号{ask:单号}已到{ask:城市}，请{buyer}留意，单号{ask:单号}。'),
  script('slip', '写错的', '您好{byuer}'),
];

export const paletteModel = (part: Partial<PaletteModel> = {}): PaletteModel => ({
  state: 'ready',
  total: SCRIPTS.length,
  query: '',
  rows: SCRIPTS,
  capped: false,
  stages: ['greeting', 'shipping', 'aftersale'],
  categories: ['物流', '售后'],
  values: { buyer: '木木' },
  ...part,
});

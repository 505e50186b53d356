/** The search palette with invented scripts, in every state it is seen in. */
import { PaletteApp } from '../../../components/palette/palette-app';
import type { PaletteModel } from '../../../components/palette/palette-model';
import { samplePicture, sampleSnippets } from './script-samples';

function modelOf(locale: 'zh' | 'en', state: string): PaletteModel {
  const zh = locale === 'zh';
  const [first, courier, ...rest] = sampleSnippets(locale).slice(0, 4);
  if (!first || !courier) throw new Error('no samples');
  const pictured = { ...first, picture: { ...samplePicture(locale), data: '' } };
  const asking = {
    ...courier,
    body: zh
      ? '{buyer}您好，默认发{ask:快递公司}，单号{ask:单号}，大约{ask:几天}天到{ask:收货城市}，到了我提醒您。'
      : 'Hello {buyer}, it goes with {ask:courier}, number {ask:tracking number}, about {ask:days} days to {ask:city}.',
  };
  const usual: PaletteModel = {
    state: 'ready',
    total: 9214,
    query: '',
    rows: [pictured, asking, ...rest],
    capped: false,
    stages: ['greeting', 'presale', 'shipping', 'aftersale', 'complaint'],
    categories: [...new Set(sampleSnippets(locale).map(({ category }) => category))],
    values: { buyer: zh ? '木**子' : 'woo***', order: '240817-398112' },
  };
  if (state === 'none') {
    return { ...usual, query: zh ? '微波炉能不能放' : 'microwave', rows: [], category: usual.categories[1] ?? '' };
  }
  if (state === 'empty') return { ...usual, total: 0, rows: [], stages: [], categories: [] };
  if (state === 'lost') return { ...usual, state: 'lost', total: 0, rows: [], stages: [], categories: [] };
  if (state === 'loading') return { ...usual, state: 'loading', total: 0, rows: [], stages: [], categories: [] };
  if (state === 'indexing') return { ...usual, state: 'indexing', query: 'fh', rows: [] };
  if (state === 'slip') return { ...usual, rows: [{ ...asking, body: `${asking.body}{byuer}` }, ...rest] };
  if (state === 'asks' || state === 'filled') return { ...usual, query: 'kd', rows: [asking, pictured, ...rest] };
  if (state !== 'many') return usual;
  const rows = Array.from({ length: 60 }, (_, n) => {
    const of = usual.rows[n % usual.rows.length] ?? first;
    return { ...of, id: `${of.id}-${n}` as typeof of.id };
  });
  return { ...usual, query: zh ? 'fahuo' : 'ship', rows, capped: true, stage: 'shipping' };
}

export function PalettePreview({ locale, state }: { locale: 'zh' | 'en'; state: string }) {
  const nothing = () => undefined;
  const { type, data } = samplePicture(locale);
  return (
    <PaletteApp
      model={modelOf(locale, state)}
      callbacks={{
        onQuery: nothing,
        onStage: nothing,
        onCategory: nothing,
        onPick: nothing,
        onPicture: async () => `data:${type};base64,${data}`,
        onClose: nothing,
        isPersons: () => true,
        isForIme: () => false,
      }}
    />
  );
}

/** Laying what the list told against the rows: who is who, and where the news begin. */
import { expect, it } from 'vitest';
import { asId, type FactId } from '../../../utils/core/ids';
import { align, isPreviewOf } from '../../../utils/core/track/align';
import type { Arrival } from '../../../utils/core/track/conversation';
import { row } from './telling';

/** `+在吗` the badge counted a message under these words; `+` without words; `~好的` only the preview turned. */
function arrival(said: string, index: number): Arrival {
  const text = said.slice(1);
  const counted = said.startsWith('+') ? { factId: asId<FactId>(`f${index}`) } : {};
  return { at: index, clock: 'list', resolutionMs: 0, counts: 'next', ...counted, ...(text === '' ? {} : { text }) };
}

function matches(rows: string[], told: string[]): string[] {
  const arrivals = told.map(arrival);
  const options = { allNews: false, mayTell: () => true, needsNoTelling: () => false };
  const { found } = align(rows.map(row), arrivals, options);
  return [...found].map(([index, one]) => `${rows[index]?.split(':')[0]}=${told[arrivals.indexOf(one)]}`);
}

it.each<[string, string[], string[], string[]]>([
  ['one message under old ones', ['b0:在吗', 'a0:在', 'b1:在吗'], ['+在吗'], ['b1=+在吗']],
  ['nothing told, nothing new', ['b0:在吗', 'a0:在'], [], []],
  [
    'three of the same words',
    ['b0:旧', 'b1:在吗', 'b2:在吗', 'b3:在吗'],
    ['+在吗', '+在吗', '+在吗'],
    ['b1=+在吗', 'b2=+在吗', 'b3=+在吗'],
  ],
  [
    'a robot between two questions',
    ['b0:旧', 'b1:问', 'r1:欢迎', 'b2:又问'],
    ['+问', '~欢迎', '+又问'],
    ['b1=+问', 'r1=~欢迎', 'b2=+又问'],
  ],
  ['a robot whose words took the preview', ['b0:旧', 'b1:问', 'r1:欢迎'], ['+欢迎'], ['b1=+欢迎']],
  ['words forgotten over a reload', ['b0:旧', 'a0:答', 'b1:问'], ['+'], ['b1=+']],
  ['a preview cut short', ['b0:旧', 'b1:一百二的多一个定时功能'], ['+一百二的多…'], ['b1=+一百二的多…']],
  ['a picture', ['b0:旧', 'b1:'], ['+[图片]'], ['b1=+[图片]']],
  ['a preview that no row shows', ['b0:旧', 'a0:答'], ['~别的'], []],
  ['a reply from elsewhere', ['b0:旧', 'b1:问', 'a1:答'], ['+问', '~答'], ['b1=+问', 'a1=~答']],
])('%s', (_name, rows, told, expected) => {
  expect(matches(rows, told)).toEqual(expected);
});

it('only an equal or a cut text is a preview', () => {
  expect(isPreviewOf('在吗', '在吗')).toBe(true);
  expect(isPreviewOf('在', '在吗')).toBe(false);
  expect(isPreviewOf('在...', '在吗')).toBe(true);
});

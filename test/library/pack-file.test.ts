import { describe, expect, it } from 'vitest';
import { splitPack, writePack } from '../../utils/library/pack-file';
import { parsePack } from '../../utils/library/parse-pack';
import { fullPack, makePack, makeSnippet } from './sample-pack';

const many = (count: number, body: string, triggers = 6) =>
  makePack(
    Array.from({ length: count }, (_, index) =>
      makeSnippet(`s${index}`, {
        body: `${index} ${body}`,
        triggers: Array.from({ length: triggers }, (_x, n) => `问 ${n}`),
      }),
    ),
  );

describe('splitPack', () => {
  it('leaves a pack that fits as it is', () => {
    const pack = fullPack();
    expect(splitPack(pack)).toEqual([pack]);
    expect(splitPack(makePack([]))).toHaveLength(1);
  });

  it.each([
    ['many values', many(10_000, '短', 7)],
    ['many bytes', many(3000, '长'.repeat(600), 1)],
    ['many scripts', many(5200, '', 0)],
  ])('%s: every part is a file of its own, nothing lost, order kept', (_name, pack) => {
    const parts = splitPack(pack);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(({ snippets }) => snippets)).toEqual(pack.snippets);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    for (const part of parts) expect(parsePack(writePack(part))).toEqual({ ok: true, pack: part });
  });
});

it('a file is laid out for people, unless it would be too big then', () => {
  expect(writePack(fullPack())).toContain('\n  "snippets": [\n');
  const big = many(1200, '长'.repeat(230), 3);
  expect(new TextEncoder().encode(JSON.stringify(big, null, 2)).length).toBeGreaterThan(1_048_576);
  expect(parsePack(writePack(big)).ok).toBe(true);
});

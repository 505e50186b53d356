// MiniSearch with its defaults but the tokens.
import MiniSearch from 'minisearch';
import { asked, tokenise } from './rival-tokens.mjs';

export function build(rows) {
  const engine = new MiniSearch({
    fields: ['title', 'keywords', 'body'],
    tokenize: tokenise,
    extractField: (row, field) => (field === 'keywords' ? row.keywords.join(' ') : row[field]),
  });
  engine.addAll(rows);
  return asked((text, limit) =>
    engine
      .search(text, { boost: { title: 2, body: 0.3 } })
      .slice(0, limit)
      .map(({ id }) => id),
  );
}

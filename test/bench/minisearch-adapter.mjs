// MiniSearch with its defaults but one: a tokeniser of Han characters and pairs, without which it finds next to nothing.
import MiniSearch from 'minisearch';

const tokenise = (text) => {
  const tokens = [];
  for (const run of text.toLowerCase().match(/[\u3400-\u9fff]+|[a-z0-9]+/g) ?? []) {
    if (/[a-z0-9]/.test(run)) tokens.push(run);
    else
      for (let at = 0; at < run.length; at++)
        tokens.push(run[at], ...(at + 1 < run.length ? [run.slice(at, at + 2)] : []));
  }
  return tokens;
};

export function build(rows) {
  const engine = new MiniSearch({
    fields: ['title', 'keywords', 'body'],
    tokenize: tokenise,
    extractField: (row, field) => (field === 'keywords' ? row.keywords.join(' ') : row[field]),
  });
  engine.addAll(rows);
  const find = (text, limit) =>
    engine
      .search(text, { boost: { title: 2, body: 0.3 } })
      .slice(0, limit)
      .map(({ id }) => id);
  return { suggest: (turn, limit) => find(turn.messages.join(' '), limit), search: find };
}

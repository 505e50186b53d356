// Orama with its defaults but the tokens, and told that a script need not hold every one of them.
import { create, insert, search } from '@orama/orama';
import { asked, tokenise } from './rival-tokens.mjs';

export function build(rows) {
  const engine = create({
    schema: { id: 'string', title: 'string', keywords: 'string', body: 'string' },
    components: {
      tokenizer: { language: 'han', normalizationCache: new Map(), tokenize: (text) => [...new Set(tokenise(text))] },
    },
  });
  for (const { id, title, keywords, body } of rows) insert(engine, { id, title, keywords: keywords.join(' '), body });
  const properties = ['title', 'keywords', 'body'];
  return asked((term, limit) =>
    search(engine, { term, limit, properties, threshold: 1, boost: { title: 2, body: 0.3 } }).hits.map(({ id }) => id),
  );
}

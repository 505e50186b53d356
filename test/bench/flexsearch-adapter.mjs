// FlexSearch over documents with its defaults but the tokens; `suggest`, or a turn would have to hold nothing else.
import { Document } from 'flexsearch';
import { asked, tokenise } from './rival-tokens.mjs';

export function build(rows) {
  const engine = new Document({ document: { id: 'id', index: ['title', 'keywords', 'body'] }, encode: tokenise });
  for (const { id, title, keywords, body } of rows) engine.add({ id, title, keywords: keywords.join(' '), body });
  return asked((text, limit) => engine.search(text, { limit, suggest: true, merge: true }).map(({ id }) => id));
}

// Fuse.js with its defaults but the place: a match may lie anywhere. It compares letters, so it is given no tokens.
import Fuse from 'fuse.js';
import { asked } from './rival-tokens.mjs';

export function build(rows) {
  const engine = new Fuse(rows, {
    ignoreLocation: true,
    keys: [
      { name: 'title', weight: 2 },
      { name: 'keywords', weight: 1 },
      { name: 'body', weight: 0.3 },
    ],
  });
  return asked((text, limit) => engine.search(text, { limit }).map(({ item }) => item.id));
}

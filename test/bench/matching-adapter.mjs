// The product's engine behind the interface of ../shared/matching/score.mjs (build -> suggest, search, learn, confident).
import { loadMatching } from './load-matching.mjs';

const { buildIndex, rankTurn, suggest, search, learnPick, EMPTY_MEMORY } = await loadMatching();
const STAGES = { close: 'closing', any: 'presale', '': 'presale' };
const A_MINUTE = 60_000;

const snippetOf = (row) => ({
  id: row.id,
  title: row.title,
  triggers: row.keywords,
  body: row.body,
  stage: STAGES[row.stage] ?? row.stage,
  category: row.category,
  tags: [],
});

export function build(rows) {
  const index = buildIndex(rows.map(snippetOf));
  let memory = EMPTY_MEMORY;
  let now = 1_700_000_000_000;
  return {
    suggest: (turn, limit) => rankTurn(index, turn, memory, limit).map(({ snippetId }) => snippetId),
    search: (text, limit) => search(index, text, memory, limit).map(({ snippetId }) => snippetId),
    learn: (turn, id) => {
      now += A_MINUTE;
      memory = learnPick(memory, turn, id, now);
    },
    confident: (turn) => suggest(index, turn, memory, 1).find(({ sure }) => sure)?.snippetId ?? null,
  };
}

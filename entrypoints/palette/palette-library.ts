/** The library as the palette holds it: read when a console has called, indexed in slices, asked again at each opening. */

import { coalesce } from '../../utils/core/coalesce';
import type { SnippetId } from '../../utils/core/ids';
import { createIndexBuilder } from '../../utils/core/matching/index-builder';
import type { MatchIndex } from '../../utils/core/matching/match-index';
import { EMPTY_MEMORY, frecencyOf, latestUse, type MatchMemory, memoryVersion } from '../../utils/core/matching/memory';
import { search } from '../../utils/core/matching/search';
import { stepSearchTables } from '../../utils/core/matching/search-tables';
import type { Snippet, Stage } from '../../utils/core/snippet';
import { categoryPath, fitOf, isConditional, type Moment } from '../../utils/core/snippet-conditions';
import { ask } from '../../utils/messaging/client';
import { readLibrary } from '../../utils/messaging/read-library';

/** Rows that are drawn: more than anyone reads, few enough for one frame. */
export const SHOWN = 30;
/** Hits asked for when a filter will drop some; the second number when too few of the first are left. */
const FILTERED_DEPTHS = [300, 5000] as const;
const SLICE_MS = 8;
const MOST_CATEGORIES = 60;

export interface LibraryView {
  state: 'loading' | 'indexing' | 'ready' | 'lost';
  snippets: readonly Snippet[];
  byId: ReadonlyMap<SnippetId, Snippet>;
  stages: readonly Stage[];
  /** Outermost parts of the categories, the most frequent first. */
  categories: readonly string[];
  memory: MatchMemory;
  /** Some scripts hold only at times, in some shops or for some goods. */
  conditional: boolean;
  index?: MatchIndex;
}

export interface Wish {
  query: string;
  stage?: Stage | undefined;
  category?: string | undefined;
  /** Scripts that do not hold then are not shown. */
  moment?: Moment | undefined;
  /** Shown first while nothing is typed. */
  suggested: readonly SnippetId[];
}

const STAGES: readonly Stage[] = ['greeting', 'presale', 'order', 'shipping', 'aftersale', 'complaint', 'closing'];
export const NO_LIBRARY: LibraryView = {
  state: 'loading',
  snippets: [],
  byId: new Map(),
  stages: [],
  categories: [],
  memory: EMPTY_MEMORY,
  conditional: false,
};

/** `onChange` gets each new view; `refresh` asks whether anything is newer. */
export function createPaletteLibrary(onChange: (view: LibraryView) => void): { refresh(): Promise<void> } {
  let view = NO_LIBRARY;
  let version: string | undefined;

  function change(part: Partial<LibraryView>): void {
    view = { ...view, ...part };
    onChange(view);
  }

  const refreshing = coalesce(refresh);

  async function refresh(): Promise<void> {
    const [library, memory] = await Promise.all([
      readLibrary(version),
      ask('memory/read', { since: memoryVersion(view.memory) }),
    ]);
    if (memory.ok && memory.value.memory) change({ memory: memory.value.memory });
    if (!library.ok) {
      if (version === undefined) change({ state: 'lost' });
      return;
    }
    const { snippets, synonyms = [] } = library.value;
    if (snippets) await take(snippets, synonyms, library.value.version);
  }

  /** The old index answers until the new one is whole; the first library shows its titles before it can be searched. */
  async function take(snippets: readonly Snippet[], synonyms: readonly string[], wanted: string): Promise<void> {
    const described = describe(snippets);
    if (!view.index) change({ ...described, state: 'indexing' });
    const builder = createIndexBuilder(snippets, { synonyms });
    while (!builder.step(performance.now() + SLICE_MS, () => performance.now())) await breathe();
    const index = builder.finish();
    while (!stepSearchTables(index, performance.now() + SLICE_MS, () => performance.now())) await breathe();
    version = wanted;
    change({ ...described, index, state: 'ready' });
  }

  return { refresh: refreshing.run };
}

function describe(
  snippets: readonly Snippet[],
): Pick<LibraryView, 'snippets' | 'byId' | 'stages' | 'categories' | 'conditional'> {
  const stages = new Set<Stage>();
  const counts = new Map<string, number>();
  for (const { stage, category } of snippets) {
    stages.add(stage);
    const [outermost] = categoryPath(category);
    if (outermost) counts.set(outermost, (counts.get(outermost) ?? 0) + 1);
  }
  return {
    snippets,
    conditional: snippets.some(isConditional),
    byId: new Map(snippets.map((snippet) => [snippet.id, snippet])),
    stages: STAGES.filter((stage) => stages.has(stage)),
    categories: [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_CATEGORIES)
      .map(([category]) => category),
  };
}

/** At most SHOWN rows, best first, and whether there would be more. */
export function findRows(view: LibraryView, wish: Wish): { rows: readonly Snippet[]; capped: boolean } {
  const { moment } = wish;
  const fits = (snippet: Snippet) =>
    (wish.stage === undefined || snippet.stage === wish.stage) &&
    (wish.category === undefined || categoryPath(snippet.category)[0] === wish.category) &&
    (moment === undefined || fitOf(snippet, moment) !== 'fails');
  if (wish.query.trim() === '') return cap(usual(view, wish, fits));
  const { index } = view;
  if (!index) return { rows: [], capped: false };
  const ask = (limit: number) =>
    search(index, wish.query, view.memory, limit).flatMap(({ snippetId }) => view.byId.get(snippetId) ?? []);
  const isFree = wish.stage === undefined && wish.category === undefined && !(moment && view.conditional);
  if (isFree) return cap(ask(SHOWN + 1));
  for (const depth of FILTERED_DEPTHS) {
    const hits = ask(depth);
    const rows = hits.filter(fits);
    if (rows.length > SHOWN || hits.length < depth) return cap(rows);
    if (depth === FILTERED_DEPTHS[1]) return cap(rows);
  }
  return { rows: [], capped: false };
}

/** With nothing typed: what answers the buyer now, then what is used most, then the library's own order. */
function usual(view: LibraryView, { suggested }: Wish, fits: (snippet: Snippet) => boolean): Snippet[] {
  const now = latestUse(view.memory);
  const often = Object.keys(view.memory.uses).sort(
    (a, b) => frecencyOf(view.memory.uses, b, now) - frecencyOf(view.memory.uses, a, now),
  );
  const rows = new Set<Snippet>();
  for (const id of [...suggested, ...(often as SnippetId[])]) {
    const snippet = view.byId.get(id);
    if (snippet && fits(snippet)) rows.add(snippet);
  }
  for (const snippet of view.snippets) {
    if (rows.size > SHOWN) break;
    if (fits(snippet)) rows.add(snippet);
  }
  return [...rows];
}

const cap = (rows: readonly Snippet[]) => ({ rows: rows.slice(0, SHOWN), capped: rows.length > SHOWN });

/** Lets keys and painting go first. A frame that is not shown has no idle callbacks worth waiting for. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

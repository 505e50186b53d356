/** Runs a simulated console with its real framework in jsdom, on fake time, and reads it as the extension would. */
import { vi } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { type AgentId, asId, type ConversationId, type ShopId } from '../../utils/core/ids';
import type { TrackInput } from '../../utils/core/readings';
import { createTracker, type Tracker } from '../../utils/core/track/tracker';
import type { Health } from '../../utils/dom/health';
import { createWatcher, type Watcher } from '../../utils/dom/watcher';
import type { SiteProfile } from '../../utils/sites/site-profile';
import type { Hazards } from '../consoles/platform/hazards';
import type { Site } from '../consoles/platform/shapes';
import type { Simulator } from '../consoles/platform/simulator';

export interface ConsoleRun {
  simulator: Simulator;
  facts: Fact[];
  tracker: Tracker;
  watcher: Watcher;
  health: Health[];
  errors: unknown[];
  /** Everything the tracker was told, and when. */
  trace: [TrackInput, number][];
  /** Lets `ms` of the page's time pass. */
  pass(ms: number): Promise<void>;
  end(): void;
}

export interface RunOptions {
  seed: number;
  conversations?: number;
  long?: number;
  hazards?: Partial<Hazards>;
}

const STEP_MS = 100;
/** Ms that each look at the clock seems to cost, asked for by hand: readings run out of their budget, and have to wait. */
const READING_COSTS = Number(process.env.SIDELINE_READING_COSTS ?? 0);

const PAGES: Record<Site, () => Promise<unknown>> = {
  pdd: () => import('../consoles/pdd/main'),
  feige: () => import('../consoles/feige/main'),
  jd: () => import('../consoles/jd/main'),
  kuaishou: () => import('../consoles/kuaishou/main'),
  xiaohongshu: () => import('../consoles/xiaohongshu/main'),
  chatwoot: () => import('../consoles/chatwoot/main'),
  weixin: () => import('../consoles/weixin/main'),
  wangwang: () => import('../consoles/wangwang/main'),
  shopee: () => import('../consoles/shopee/main'),
  goofish: () => import('../consoles/goofish/main'),
  livehelperchat: () => import('../consoles/livehelperchat/main'),
};

/** One macrotask: message channels and the like are not faked. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

export async function openConsole(site: Site, profile: SiteProfile, options: RunOptions): Promise<ConsoleRun> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  vi.setSystemTime(Date.UTC(2026, 8, 8, 2, 0, 0));
  vi.resetModules();
  sessionStorage.clear();
  document.body.replaceChildren();
  const app = document.createElement('div');
  app.id = site === 'pdd' ? 'app' : site === 'feige' ? 'rootContainer' : 'root';
  document.body.append(app);
  const query = `?seed=${options.seed}&conversations=${options.conversations ?? 6}&long=${options.long ?? 40}`;
  history.replaceState(null, '', query);
  await PAGES[site]();
  const { simulator } = window;
  if (options.hazards) simulator.setHazards(options.hazards);
  await breathe();
  return watch(profile, simulator);
}

/** Begins to watch the console that stands in the page; again after `end` it is a reload of the extension only. */
export async function watch(profile: SiteProfile, simulator: Simulator, known: Fact[] = []): Promise<ConsoleRun> {
  const facts: Fact[] = [];
  const health: Health[] = [];
  const errors: unknown[] = [];
  const trace: ConsoleRun['trace'] = [];
  const startedAt = Date.now();
  let spent = 0;
  const tracker = createTracker({
    siteId: profile.id,
    shopId: asId<ShopId>('shop'),
    agentId: asId<AgentId>('agent'),
    coveredSince: known[0]?.at ?? startedAt,
    startedAt,
    known,
    handsWatched: true,
  });
  const now = () => Date.now();
  const track = (input: TrackInput) => {
    trace.push([input, Date.now()]);
    facts.push(...tracker.track(input, { wall: Date.now(), mono: performance.now() }).facts);
  };
  const watcher = createWatcher(profile, document, {
    onThread: (reading) => track({ kind: 'thread', reading }),
    onList: (reading) => track({ kind: 'list', reading }),
    onOrders: (conversationId, orders, at) => track({ kind: 'orders', conversationId, orders, at }),
    onReassigned: (whom) => track({ kind: 'reassigned', ...whom }),
    onHealth: (one) => health.push(one),
    onAct: () => track({ kind: 'act' }),
    onTick: () => track({ kind: 'tick' }),
    onError: (error) => errors.push(error),
    now,
    elapsed() {
      spent += READING_COSTS;
      return spent > 0 ? performance.now() + spent : 0;
    },
    hashKey: async (raw) => asId<ConversationId>(`h${[...raw].map((c) => c.codePointAt(0)?.toString(36)).join('')}`),
    known,
  });
  watcher.start();
  await breathe();
  return {
    simulator,
    facts,
    tracker,
    watcher,
    health,
    errors,
    trace,
    async pass(ms) {
      for (let left = ms; left > 0; left -= STEP_MS) {
        await vi.advanceTimersByTimeAsync(Math.min(STEP_MS, left));
        await breathe();
      }
    },
    end() {
      watcher.stop();
    },
  };
}

/** What the ledger holds: the last word on each fact. */
export function ledgerOf(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()];
}

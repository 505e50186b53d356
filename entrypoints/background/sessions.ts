/** Owns opening a tab's session: who works here, since when we watched, what is already recorded. Works without a ledger too. */
import { type AgentId, asId, type ShopId, type SiteId } from '../../utils/core/ids';
import { summarizeDay } from '../../utils/core/summary';
import { seeAgent } from '../../utils/db/agents';
import { coveredSince } from '../../utils/db/coverage';
import type { Ledger } from '../../utils/db/ledger';
import { ledgerState, recentFacts } from '../../utils/db/read';
import { agentDayNow } from '../../utils/db/today';
import type { DaySummary, Request, SessionState } from '../../utils/messaging/protocol';
import { warn } from '../../utils/platform/log';
import { coachRule } from '../../utils/rules/coach';
import { readSiteSetting } from '../../utils/settings/read';
import type { BackgroundContext } from './context';
import { ruleOfSite } from './folding';

const RECENT_MS = 86_400_000;

export async function openSession(context: BackgroundContext, request: Request<'session/open'>): Promise<SessionState> {
  const { siteId, openedAt } = request;
  const typed = await readSiteSetting(context.keyValue, siteId, 'agentName');
  const agentName = (request.agentName ?? typed.value).trim();
  const state: SessionState = {
    shopId: request.shopName === undefined ? asId<ShopId>('unknown') : asId<ShopId>(request.shopName),
    coveredSince: openedAt,
    salt: await context.salt(),
    rule: ruleOfSite(siteId),
    coachRule,
    recent: [],
  };
  if (agentName !== '') {
    state.agentName = agentName;
    state.agentId = asId<AgentId>(await (await context.hasher()).hash('agent', siteId, agentName));
  }
  try {
    return await recall(context, state, siteId, openedAt);
  } catch (error) {
    // Coaching needs no ledger: the tab goes on and says that nothing is recorded now.
    warn('session', 'opened without the ledger', error);
    return { ...state, notice: 'store-unavailable' };
  }
}

async function recall(
  context: BackgroundContext,
  state: SessionState,
  siteId: SiteId,
  openedAt: number,
): Promise<SessionState> {
  const ledger = await context.ledger();
  const now = context.now();
  const { calendar } = await context.folding();
  const recalled: SessionState = { ...state, recent: await recentFacts(ledger, siteId, now - RECENT_MS) };
  if ((await ledgerState(ledger)).dataLoss) recalled.notice = 'data-loss';
  const { agentId, agentName } = state;
  if (agentId === undefined || agentName === undefined) return recalled;
  await seeAgent(ledger, { id: agentId, siteId, name: agentName }, now);
  recalled.coveredSince = await coveredSince(ledger, { agentId, siteId }, openedAt, calendar);
  recalled.today = await summaryOfToday(context, ledger, agentId, siteId);
  return recalled;
}

/** Today's figures of one agent on one site under the site's rule, open turns that still have time left out. */
export async function summaryOfToday(
  context: BackgroundContext,
  ledger: Ledger,
  agentId: AgentId,
  siteId: SiteId,
): Promise<DaySummary> {
  const now = context.now();
  const rule = ruleOfSite(siteId);
  const day = (await context.folding()).calendar.dayOf(now);
  const { rows, running } = await agentDayNow(ledger, { agentId, siteId, day }, now);
  const ofRule = rows.filter((row) => row.ruleId === rule.id);
  const ids = new Set(ofRule.map((row) => row.id));
  const own = running.map(({ until, rows: parts }) => ({ until, rows: parts.filter((part) => ids.has(part.id)) }));
  return summarizeDay(ofRule, rule, { running: own, now });
}

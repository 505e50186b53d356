/** Owns finding, or starting, the day row a moment belongs to. Refuses to know what is counted in it. */
import type { Calendar } from './business-day';
import { emptyRow } from './day-row';
import type { AgentId, ShopId, SiteId } from './ids';
import type { DayRow } from './turn';

export type Place = { agentId: AgentId; siteId: SiteId; shopId: ShopId };

/** Rows of one rule and calendar, started as they are asked for. */
export class RowBook {
  readonly rows = new Map<string, DayRow>();
  constructor(
    private readonly ruleId: string,
    private readonly calendar: Calendar,
  ) {}

  at(place: Place, at: number): DayRow {
    const day = this.calendar.dayOf(at);
    const hour = this.calendar.hourOf(at);
    const key = `${place.agentId}|${place.siteId}|${place.shopId}|${day}|${hour}`;
    const known = this.rows.get(key);
    if (known) return known;
    const { agentId, siteId, shopId } = place;
    const row = emptyRow({ agentId, siteId, shopId, day, hour, ruleId: this.ruleId });
    this.rows.set(key, row);
    return row;
  }
}

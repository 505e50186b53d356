/** Owns finding, or starting, the day row a moment belongs to. Refuses to know what is counted in it. */
import type { Calendar } from './business-day';
import { emptyRow } from './day-row';
import type { AgentId, BusinessDay, ShopId, SiteId } from './ids';
import type { DayRow } from './turn';

export type Place = { agentId: AgentId; siteId: SiteId; shopId: ShopId };

/** Rows of one rule and calendar, started as they are asked for. */
export class RowBook {
  readonly rows = new Map<string, DayRow>();
  /** What a conversation says next is in the same hour, mostly. */
  private last: DayRow | undefined;
  constructor(
    private readonly ruleId: string,
    private readonly calendar: Calendar,
  ) {}

  at(place: Place, at: number): DayRow {
    const day = this.calendar.dayOf(at);
    const hour = this.calendar.hourOf(at);
    if (this.last && isIn(this.last, place) && this.last.hour === hour && this.last.day === day) return this.last;
    this.last = this.find(place, day, hour);
    return this.last;
  }

  private find(place: Place, day: BusinessDay, hour: number): DayRow {
    const key = `${place.agentId}|${place.siteId}|${place.shopId}|${day}|${hour}`;
    const known = this.rows.get(key);
    if (known) return known;
    const { agentId, siteId, shopId } = place;
    const row = emptyRow({ agentId, siteId, shopId, day, hour, ruleId: this.ruleId });
    this.rows.set(key, row);
    return row;
  }
}

const isIn = (row: DayRow, { agentId, siteId, shopId }: Place) =>
  row.agentId === agentId && row.siteId === siteId && row.shopId === shopId;

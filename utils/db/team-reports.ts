/** Owns what members told their leads, as kept here: a lead's browser hears it, an agent's only what of it was read. */
import type { Report } from '../core/report';
import type { Ledger } from './ledger';
import { teamDocOf } from './team';

export interface HeardReport extends Report {
  /** Name of the member. */
  from: string;
  read: boolean;
}

/** Under which name one device's reports are kept beside the team's documents. */
export const reportsDoc = ({ member, device }: { member: string; device: string }) => `reports|${member}|${device}`;

/** Those that some lead has read. Checked when it came in, as all of these. */
export async function readReportIds(ledger: Ledger, team: string): Promise<Set<string>> {
  const answers = (await teamDocOf(ledger, team, 'answers')) as { seen: { id: string }[] } | undefined;
  return new Set((answers?.seen ?? []).map(({ id }) => id));
}

/** The newest first; of devices that the team's list names. */
export async function teamReportsOf(ledger: Ledger, team: string): Promise<HeardReport[]> {
  const list = (await teamDocOf(ledger, team, 'members')) as
    | { members: { id: string; name: string; devices: { id: string }[] }[] }
    | undefined;
  const read = await readReportIds(ledger, team);
  const names = new Map<string, string>(
    (list?.members ?? []).flatMap(({ id, name, devices }) =>
      devices.map((device) => [`${team}|${reportsDoc({ member: id, device: device.id })}`, name]),
    ),
  );
  // What there is, not who there is: of thousands only a few have told anything.
  const docs = await ledger.teamDocs.where('key').startsWith(`${team}|reports|`).toArray();
  return docs
    .flatMap(({ key, value }) => {
      const from = names.get(key);
      if (from === undefined) return [];
      return (value as { reports: Report[] }).reports.map((report) => ({ ...report, from, read: read.has(report.id) }));
    })
    .sort((a, b) => b.at - a.at);
}

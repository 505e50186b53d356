/** A pack of 5 MB for many at once, spread as the hub spreads it: put in parts, fetched, its hash compared. */
import { createHash, randomBytes } from 'node:crypto';
import { type HubLine, openHub } from '../../../utils/hub/connect';
import { grantMember, type TeamKeys } from '../../../utils/hub/keys';
import { BLOB_BYTES } from '../../../utils/hub/layout';
import { blobSubject } from '../../../utils/hub/names';
import type { RunningServer } from '../../hub/nats-server';
import { summarize, usageOf } from './figures';

const BYTES = 5 * 1024 * 1024;
/** The wait a client takes for so large a pack, at most. */
const SPREAD_MS = 40_000;

interface PackStage {
  urls: readonly string[];
  keys: TeamKeys;
  servers: readonly RunningServer[];
  team: string;
  readers: readonly { line: HubLine }[];
}

export async function sharePack({ urls, keys, servers, team, readers }: PackStage): Promise<string> {
  const pack = randomBytes(BYTES);
  const sha256 = createHash('sha256').update(pack).digest('hex');
  const parts = Array.from({ length: Math.ceil(BYTES / BLOB_BYTES) }, (_, index) =>
    pack.subarray(index * BLOB_BYTES, (index + 1) * BLOB_BYTES),
  );
  const expiresAt = Math.floor(Date.now() / 1000) + 3600;
  const granted = await grantMember(keys, { team, member: 'lead', device: 'd1', role: 'lead', expiresAt });
  const lead = await openHub({ urls, member: 'lead', ...granted });
  for (const [index, part] of parts.entries()) await lead.put(blobSubject(team, sha256, index), part);
  await lead.close();
  const peak = { rssMb: 0 };
  const watch = setInterval(() => {
    peak.rssMb = Math.max(peak.rssMb, usageOf(servers).rssMb);
  }, 200);
  const times: number[] = [];
  let wrong = 0;
  const from = performance.now();
  await Promise.all(
    readers.map(async ({ line }) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS));
      const begun = performance.now();
      const got = new Map<string, Uint8Array>();
      const subjects = parts.map((_, index) => blobSubject(team, sha256, index));
      await line.getMany(subjects, ({ subject, bytes }) => got.set(subject, bytes), 2);
      const hash = createHash('sha256');
      for (const subject of subjects) hash.update(got.get(subject) ?? new Uint8Array());
      if (hash.digest('hex') !== sha256) wrong += 1;
      times.push(performance.now() - begun);
    }),
  );
  clearInterval(watch);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  return `pack of 5 MB to ${readers.length}: ${seconds} s, each ${summarize(times)}, wrong ${wrong}, server peak ${peak.rssMb} MB`;
}

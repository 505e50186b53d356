/** What somebody who left our code aside would try, by who tries it. None may change a key that is not `OWN`. */
import type { headers, NatsConnection } from '@nats-io/nats-core';
import { liveSubject, readSubject } from '../../utils/hub/names';

export const OWN = '$KV.stats.t1.20261122.ann.d1';
export const BEN = '$KV.stats.t1.20261122.ben.d1';
export const REPORT = '$KV.reports.t1.ann.d1';
const BENS_REPORT = '$KV.reports.t1.ben.d1';
export const MANIFEST = '$KV.packs.t1.current';
const MEMBERS = '$KV.roster.t1.members';
const THEIRS = '$KV.stats.t2.20261122.tia.d1';

interface Attack {
  who: string;
  what: string;
  act(line: NatsConnection, makeHeaders: typeof headers): Promise<unknown> | unknown;
}

const writes = (who: string, subject: string): Attack => ({
  who,
  what: `writes ${subject}`,
  act: (line) => line.publish(subject, 'evil'),
});

const injects = (who: string, asked: string, reply: string): Attack => ({
  who,
  what: `has the answer of ${asked} sent to ${reply}`,
  act: (line) => line.publish(asked, 'evil', { reply }),
});

const heads = (name: string, value: string, subject = OWN): Attack => ({
  who: 'ann',
  what: `writes ${subject} with ${name}: ${value}`,
  act: (line, makeHeaders) => {
    const head = makeHeaders();
    head.set(name, value);
    line.publish(subject, 'evil', { headers: head });
  },
});

export const attacks: readonly Attack[] = [
  writes('ann', BEN),
  writes('ann', '$KV.stats.t1.20261122.ann.d2'),
  writes('ann', '$KV.stats.t1.20261122.ann.d1.more'),
  writes('ann', '$KV.stats.t1.20261122.ann'),
  writes('ann', THEIRS),
  writes('ann', '$KV.stats.t2.20261122.ann.d1'),
  writes('ann', MANIFEST),
  writes('ann', '$KV.blobs.t1.abc.0'),
  writes('ann', MEMBERS),
  writes('ann', liveSubject(BEN)),
  writes('ann', '_INBOX.ben.x'),
  writes('lee', BEN),
  writes('lee', THEIRS),
  writes('lee', '$KV.packs.t2.current'),
  writes('lee', '$KV.roster.t2.members'),
  writes('bo', '$KV.stats.t1.20261122.bo.d1'),
  writes('bo', MANIFEST),
  writes('ann', BENS_REPORT),
  writes('ann', '$KV.reports.t1.ann.d2'),
  writes('ann', '$KV.reports.t1.*.d1'),
  writes('ann', '$KV.reports.t2.ann.d1'),
  writes('ann', '$KV.roster.t1.answers'),
  writes('lee', REPORT),
  writes('bo', '$KV.reports.t1.bo.d1'),
  injects('ann', readSubject(REPORT), BENS_REPORT),
  injects('ann', readSubject(REPORT), '$KV.roster.t1.answers'),
  injects('ann', OWN, '$KV.roster.t1.answers'),
  injects('ann', OWN, BENS_REPORT),
  writes('zed', MANIFEST),
  writes('zed', BEN),
  injects('ann', readSubject(OWN), BEN),
  injects('ann', readSubject(OWN), MANIFEST),
  injects('ann', readSubject(OWN), MEMBERS),
  injects('ann', readSubject(OWN), THEIRS),
  injects('ann', readSubject(BEN), '$KV.stats.t1.20261122.lee.d1'),
  injects('ann', OWN, BEN),
  injects('ann', OWN, MANIFEST),
  injects('ann', OWN, '$JS.API.STREAM.DELETE.KV_stats'),
  injects('ann', OWN, '$JS.API.STREAM.PURGE.KV_stats'),
  injects('ann', readSubject(OWN), '$JS.API.STREAM.DELETE.KV_packs'),
  injects('bo', readSubject(OWN), BEN),
  injects('lee', readSubject(MANIFEST), BEN),
  heads('Nats-Rollup', 'all'),
  heads('Nats-Rollup', 'sub'),
  heads('Nats-Expected-Stream', 'KV_packs'),
  heads('Nats-TTL', '1s'),
  heads('KV-Operation', 'PURGE'),
  heads('Nats-Rollup', 'all', BEN),
  ...['STREAM.DELETE', 'STREAM.PURGE', 'STREAM.UPDATE', 'STREAM.CREATE', 'STREAM.MSG.DELETE'].map((verb) =>
    writes('lee', `$JS.API.${verb}.KV_stats`),
  ),
];

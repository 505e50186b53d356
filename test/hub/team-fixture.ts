/** A team on a real server for tests: keys, one server, members with a line each, and a look at all that is stored. */
import { jwtAuthenticator, type NatsConnection, wsconnect } from '@nats-io/nats-core';
import { type Credentials, grantAdmin, grantMember, type TeamKeys } from '../../utils/hub/keys';
import { inboxPrefix } from '../../utils/hub/layout';
import { BUCKET_NAMES, type Role, readSubject, streamName } from '../../utils/hub/names';

export const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

export interface Person {
  team: string;
  member: string;
  device: string;
  role: Role;
  credentials: Credentials;
}

export async function enrol(keys: TeamKeys, team: string, member: string, role: Role, device = 'd1'): Promise<Person> {
  const credentials = await grantMember(keys, { team, member, device, role, expiresAt: inAnHour() });
  return { team, member, device, role, credentials };
}

/** A bare connection of the engine's own client: nothing of ours holds it back. */
export function connectBare(url: string, person: Person, inbox = inboxPrefix(person.member)): Promise<NatsConnection> {
  return wsconnect({
    servers: [url],
    authenticator: jwtAuthenticator(person.credentials.jwt, new TextEncoder().encode(person.credentials.seed)),
    inboxPrefix: inbox,
    reconnect: false,
    timeout: 5000,
  });
}

export async function connectStore(url: string, keys: TeamKeys): Promise<NatsConnection> {
  const { jwt, seed } = await grantAdmin(keys, 'store', inAnHour());
  const authenticator = jwtAuthenticator(jwt, new TextEncoder().encode(seed));
  return wsconnect({ servers: [url], authenticator, reconnect: false });
}

/** Every key of the store with its last value. */
export async function dumpStore(store: NatsConnection): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const bucket of BUCKET_NAMES) {
    const ask = JSON.stringify({ subjects_filter: '>' });
    const found = await store.request(`$JS.API.STREAM.INFO.${streamName(bucket)}`, ask, { timeout: 5000 });
    const { state } = JSON.parse(new TextDecoder().decode(found.data)) as {
      state: { subjects?: Record<string, number> };
    };
    for (const subject of Object.keys(state.subjects ?? {})) {
      const value = await store.request(readSubject(subject), '', { timeout: 5000 });
      all.set(subject, new TextDecoder().decode(value.data));
    }
  }
  return all;
}

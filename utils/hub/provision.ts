/** Owns setting the server up and telling it who is out, as its administrator. Safe to run again: what is there is left alone. */
import { jwtAuthenticator, type NatsConnection, wsconnect } from '@nats-io/nats-core';
import { grantAdmin, peopleToken, publicOf, storeToken, type TeamKeys } from './keys';
import { streamConfig } from './layout';
import { BUCKET_NAMES } from './names';

const ADMIN_SEC = 600;
const ANSWER_MS = 10_000;

/** What an administrator's request failed with; `code` is the server's. */
export class AdminError extends Error {
  override name = 'AdminError';
  constructor(readonly code: number) {
    super(`the server answered ${code}`);
  }
}

async function connectAdmin(
  urls: readonly string[],
  keys: TeamKeys,
  account: 'store' | 'system',
  now: number,
): Promise<NatsConnection> {
  const { jwt, seed } = await grantAdmin(keys, account, Math.floor(now / 1000) + ADMIN_SEC);
  return wsconnect({
    servers: [...urls],
    authenticator: jwtAuthenticator(jwt, new TextEncoder().encode(seed)),
    ignoreClusterUpdates: true,
    maxReconnectAttempts: 2,
    timeout: 10_000,
    name: 'sideline set-up',
  });
}

/** Makes the streams, or brings their limits to what they should be. `replicas` is 1, or 3 on a cluster. */
export async function provision(
  urls: readonly string[],
  keys: TeamKeys,
  { replicas, now }: { replicas: 1 | 3; now: number },
): Promise<void> {
  const connection = await connectAdmin(urls, keys, 'store', now);
  try {
    for (const bucket of BUCKET_NAMES) {
      const config = streamConfig(bucket, replicas);
      const body = JSON.stringify(config);
      const made = await askJson(connection, `$JS.API.STREAM.CREATE.${config.name}`, body);
      // 10058: it is there already, with other limits.
      const code = made.error?.err_code === 10_058 ? await update(connection, config.name, body) : made.error?.err_code;
      if (code !== undefined) throw new AdminError(code);
    }
  } finally {
    await connection.close();
  }
}

async function update(connection: NatsConnection, name: string, body: string): Promise<number | undefined> {
  return (await askJson(connection, `$JS.API.STREAM.UPDATE.${name}`, body)).error?.err_code;
}

/** Tells the server the people's token anew: who is out is cut off within moments, and stays out over restarts. */
export async function pushPeople(urls: readonly string[], keys: TeamKeys, now: number): Promise<void> {
  await pushToken(urls, keys, now, publicOf(keys.people), await peopleToken(keys));
}

/** Tells the server what the store offers: what a newer version stores, an older file does not know. */
export async function pushStore(urls: readonly string[], keys: TeamKeys, now: number): Promise<void> {
  await pushToken(urls, keys, now, publicOf(keys.store), await storeToken(keys));
}

async function pushToken(
  urls: readonly string[],
  keys: TeamKeys,
  now: number,
  account: string,
  token: string,
): Promise<void> {
  const connection = await connectAdmin(urls, keys, 'system', now);
  try {
    const answer = await askJson(connection, `$SYS.REQ.ACCOUNT.${account}.CLAIMS.UPDATE`, token);
    if (answer.error) throw new AdminError(answer.error.code ?? 500);
  } finally {
    await connection.close();
  }
}

async function askJson(
  connection: NatsConnection,
  subject: string,
  body: string,
): Promise<{ error?: { code?: number; err_code?: number } }> {
  const message = await connection.request(subject, body, { timeout: ANSWER_MS });
  return JSON.parse(new TextDecoder().decode(message.data));
}

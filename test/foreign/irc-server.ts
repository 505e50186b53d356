/** A small IRC server with one real client, and buyers that speak through it. Its log is the truth: every line with its moment. */
import { createServer, type Socket } from 'node:net';

export interface Said {
  from: string;
  to: string;
  text: string;
  at: number;
}

export interface IrcServer {
  port: number;
  log: readonly Said[];
  /** The client is on the line. */
  joined(): Promise<void>;
  say(from: string, text: string): void;
  close(): Promise<void>;
}

export async function startIrc(agent: string): Promise<IrcServer> {
  const log: Said[] = [];
  let client: Socket | undefined;
  let welcome: () => void;
  const joined = new Promise<void>((resolve) => {
    welcome = resolve;
  });
  const tell = (line: string) => client?.write(`${line}\r\n`);

  function hear(line: string): void {
    const [, command = '', rest = ''] = /^(\w+) ?(.*)$/.exec(line) ?? [];
    const [first = ''] = rest.split(' ');
    if (command === 'CAP' && rest.startsWith('LS')) tell(':irc CAP * LS :');
    else if (command === 'USER') {
      for (const words of [
        '001 %s :Hello',
        '005 %s CHANTYPES=# PREFIX=(o)@ :are supported',
        '422 %s :No words of the day',
      ])
        tell(`:irc ${words.replace('%s', agent)}`);
      welcome();
    } else if (command === 'PING') tell(`:irc PONG irc :${first}`);
    else if (command === 'WHO') tell(`:irc 315 ${agent} ${first} :End`);
    else if (command === 'WHOIS') tell(`:irc 318 ${agent} ${first} :End`);
    else if (command === 'PRIVMSG') {
      const text = rest.slice(first.length + 1).replace(/^:/, '');
      log.push({ from: agent, to: first, text, at: Date.now() });
    }
  }

  const server = createServer((socket) => {
    client = socket;
    let left = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece: string) => {
      const lines = (left + piece).split(/\r?\n/);
      left = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    log,
    joined: () => joined,
    say(from, text) {
      log.push({ from, to: agent, text, at: Date.now() });
      tell(`:${from}!${from}@shop PRIVMSG ${agent} :${text}`);
    },
    close: () =>
      new Promise((resolve) => {
        client?.destroy();
        server.close(() => resolve());
      }),
  };
}

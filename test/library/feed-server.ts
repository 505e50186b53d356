/** A real https server (and an http one beside it) that answers a feed as the test says, and remembers what was asked. */
import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface FeedServer {
  url: string;
  plainUrl: string;
  /** What each request carried in `If-None-Match`. */
  asked: (string | undefined)[];
  headers: IncomingMessage['headers'][];
  /** Bytes written to the last answer's socket, as far as the test's answer counts them. */
  answer: Answer;
  close(): Promise<void>;
}

export async function startFeedServer(): Promise<FeedServer> {
  const pems = selfsigned.generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
  });
  const server: FeedServer = {
    url: '',
    plainUrl: '',
    asked: [],
    headers: [],
    answer: (_request, response) => response.end(),
    close: async () => {
      for (const each of [secure, plain]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  };
  const listen: RequestListener = (request, response) => {
    server.asked.push(request.headers['if-none-match']);
    server.headers.push(request.headers);
    server.answer(request, response);
  };
  const secure = createServer({ key: pems.private, cert: pems.cert }, listen);
  const plain = createPlain(listen);
  for (const each of [secure, plain]) await new Promise<void>((done) => each.listen(0, '127.0.0.1', done));
  const port = (each: typeof plain | typeof secure) => (each.address() as AddressInfo).port;
  server.url = `https://127.0.0.1:${port(secure)}/pack.json`;
  server.plainUrl = `http://127.0.0.1:${port(plain)}/pack.json`;
  return server;
}

/** A file with an ETag, as any static server gives it. */
export function file(text: string, etag: string): Answer {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { 'content-type': 'application/json', etag }).end(text);
  };
}

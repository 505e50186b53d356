/** One address on loopback, and the built page that stands there at the moment: another build may take its place. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export async function servePages(first: string): Promise<{ port: number; serve(folder: string): void; close(): void }> {
  let folder = first;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://a');
    const file = pathname === '/' ? 'index.html' : /^\/assets\/[\w.-]+$/.exec(pathname)?.[0];
    const body = file && (await readFile(join(folder, file)).catch(() => undefined));
    if (!file || !body) return void response.writeHead(404).end('not here');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    serve(next) {
      folder = next;
    },
    close: () => void server.close(),
  };
}

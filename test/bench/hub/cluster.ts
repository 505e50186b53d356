/** Three nodes on this machine that know of each other. */
import type { ServerTokens } from '../../../utils/hub/keys';
import { freePort, type RunningServer, startNats } from '../../hub/nats-server';

const NAMES = ['n1', 'n2', 'n3'];

/** Resolves when all three listen; they may still be electing. */
export async function startCluster(tokens: ServerTokens): Promise<RunningServer[]> {
  const ports = await Promise.all(NAMES.map(freePort));
  const routes = ports.map((port) => `nats://127.0.0.1:${port}`);
  return Promise.all(
    NAMES.map((serverName, index) =>
      startNats(tokens, {
        serverName,
        cluster: { name: 'try', host: '127.0.0.1', port: ports[index] ?? 0, routes },
      }),
    ),
  );
}

/** Owns the text of the server's configuration file: one machine, or one of a cluster. Refuses paths that would end its strings. */
import type { ServerTokens } from './keys';

export interface ServerPlan {
  serverName: string;
  /** Folder for everything that must survive: streams and account tokens. */
  folder: string;
  /** Where people connect. `tls` absent: only behind a proxy that has it, or on this very machine. */
  websocket: { host: string; port: number; tls?: { cert: string; key: string } };
  /** Plain clients, this machine only. */
  clientPort: number;
  monitorPort?: number;
  cluster?: {
    name: string;
    host: string;
    port: number;
    routes: readonly string[];
    tls?: { cert: string; key: string; ca: string };
  };
  /** Write through to the disk at each change: needs 2.10 or newer, which older servers refuse to read. */
  syncAlways: boolean;
}

/** The whole file. @throws RangeError when a value holds a quote or a line break */
export function serverConf(plan: ServerPlan, tokens: ServerTokens): string {
  const { websocket, cluster } = plan;
  return `${[
    `server_name: ${quote(plan.serverName)}`,
    `listen: ${quote(`127.0.0.1:${plan.clientPort}`)}`,
    ...(plan.monitorPort === undefined ? [] : [`http: ${quote(`127.0.0.1:${plan.monitorPort}`)}`]),
    'max_payload: 1MB',
    'max_connections: 10000',
    'write_deadline: "10s"',
    'websocket {',
    `  listen: ${quote(`${websocket.host}:${websocket.port}`)}`,
    '  compression: false',
    '  handshake_timeout: "10s"',
    ...(websocket.tls
      ? [`  tls { cert_file: ${quote(websocket.tls.cert)}, key_file: ${quote(websocket.tls.key)} }`]
      : ['  no_tls: true']),
    '}',
    'jetstream {',
    `  store_dir: ${quote(`${plan.folder}/js`)}`,
    '  max_mem: 256MB',
    '  max_file: 10GB',
    ...(plan.syncAlways ? ['  sync_interval: always'] : []),
    '}',
    ...(cluster
      ? [
          'cluster {',
          `  name: ${quote(cluster.name)}`,
          `  listen: ${quote(`${cluster.host}:${cluster.port}`)}`,
          `  routes: [${cluster.routes.map(quote).join(', ')}]`,
          ...(cluster.tls
            ? [
                `  tls { cert_file: ${quote(cluster.tls.cert)}, key_file: ${quote(cluster.tls.key)}, ca_file: ${quote(cluster.tls.ca)}, verify: true }`,
              ]
            : []),
          '}',
        ]
      : []),
    `operator: ${tokens.operator}`,
    `system_account: ${tokens.systemAccount}`,
    'resolver {',
    '  type: full',
    `  dir: ${quote(`${plan.folder}/jwt`)}`,
    '  allow_delete: true',
    '  interval: "2m"',
    '}',
    'resolver_preload {',
    ...Object.entries(tokens.accounts).map(([account, token]) => `  ${account}: ${token}`),
    '}',
  ].join('\n')}\n`;
}

/** Windows paths are written with `/`, which the server takes everywhere: a backslash would be read as an escape. */
function quote(text: string): string {
  const path = text.replaceAll('\\', '/');
  if (/["\p{C}]/u.test(path)) throw new RangeError('not a value for the file');
  return `"${path}"`;
}

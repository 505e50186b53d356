import type { Filled, Site } from './platform/shapes';

export const CONSOLE_URLS: Record<Site | Filled | 'stranger', string>;
export interface ConsoleServer {
  port: number;
  hosts: string[];
  /** Value of Chromium's --host-resolver-rules. */
  resolverRules: string;
  close(): Promise<void>;
}
export function startConsoleServer(options?: {
  port?: number;
  csp?: 'none' | 'strict';
  distDir?: string;
}): Promise<ConsoleServer>;

export function startProxy(
  target: number,
  options?: { port?: number; hosts?: string[] },
): Promise<{ port: number; close(): Promise<void> }>;

export const CONSOLES_DIST: string;
export function buildConsoles(options?: { outDir?: string }): Promise<string>;

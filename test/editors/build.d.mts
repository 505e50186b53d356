export function buildEditors(options?: { outDir?: string }): Promise<{ page: string; script: string }>;

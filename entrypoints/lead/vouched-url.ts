/** Owns naming our own workers: these pages let no script be named by plain text (trusted types). */

interface TrustedFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** `url` must be one that the build wrote. */
export function vouchFor(url: string, name: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedFactory };
  return trustedTypes
    ? trustedTypes
        .createPolicy(`sideline-${name}-${Math.random().toString(36).slice(2)}`, { createScriptURL: () => url })
        .createScriptURL(url)
    : url;
}

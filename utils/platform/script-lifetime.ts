/**
 * Stands in for WXT's ContentScriptContext (aliased in wxt.config.ts). WXT's own announces the extension's id to the
 * page by postMessage and obeys a DOM event that any page can forge; a guest does neither. Orphaning is noticed by the
 * session's heartbeat instead.
 */
export class ContentScriptContext {
  private readonly controller = new AbortController();
  get signal(): AbortSignal {
    return this.controller.signal;
  }
}

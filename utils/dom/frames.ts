/** Waits for the page to have drawn; owns nothing else. */

/** Resolves after two animation frames, or after 120 ms where frames do not run (hidden tab). */
export function twoFrames(view: Window): Promise<void> {
  return new Promise((resolve) => {
    const timer = view.setTimeout(resolve, 120);
    view.requestAnimationFrame(() =>
      view.requestAnimationFrame(() => {
        view.clearTimeout(timer);
        resolve();
      }),
    );
  });
}

/** `run` every `everyMs` until `signal` aborts. */
export function repeat(run: () => void, everyMs: number, signal: AbortSignal): void {
  const timer = setInterval(run, everyMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/**
 * Returns a function that runs `run` after `ms`, and ignores further calls until then. Errors are ignored: the top bar shows a lost
 * connection, and events after the reconnect cause another call.
 */
export function throttle(ms: number, run: () => Promise<unknown>, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      run().catch(() => undefined);
    }, ms);
  };
}

/** npm passes a Ctrl-C on that the terminal has sent already: within this time it is the same wish. */
const sameWishMs = 1_000;

/** Calls `stop` for the first SIGINT or SIGTERM; a later one ends the process at once. */
function listenForStop(source: NodeJS.Process, stop: (reason: string) => void): void {
  let firstAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    source.on(signal, () => {
      if (firstAt === undefined) {
        firstAt = performance.now();
        stop(signal);
      } else if (performance.now() - firstAt > sameWishMs) {
        source.exit(1);
      }
    });
  }
}

/** A wish to stop, as a signal to pass on and as a promise to wait for. */
export type Stop = { signal: AbortSignal; signalled: Promise<string> };

/** The first wish to stop from now on. */
export function createStop(source: NodeJS.Process): Stop {
  const controller = new AbortController();
  const signalled = new Promise<string>((tell) => {
    listenForStop(source, (reason) => {
      controller.abort(reason);
      tell(reason);
    });
  });
  return { signal: controller.signal, signalled };
}

/** Signals within this time count as one, because after Ctrl-C both the terminal and npm send SIGINT. */
const sameSignalMs = 1_000;

/** Calls `stop` at the first SIGINT, SIGTERM or SIGHUP. A later signal exits the process with 1. */
function listenForStop(source: NodeJS.Process, stop: (reason: string) => void): void {
  let firstAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    source.on(signal, () => {
      if (firstAt === undefined) {
        firstAt = performance.now();
        stop(signal);
      } else if (performance.now() - firstAt > sameSignalMs) {
        source.exit(1);
      }
    });
  }
}

/** A request to stop the process: a signal to pass to calls, and a promise to wait for. */
export type Stop = { signal: AbortSignal; signalled: Promise<string> };

/** Listens for requests to stop, from now on. */
export function createStop(source: NodeJS.Process): Stop {
  const controller = new AbortController();
  const signalled = new Promise<string>((resolve) => {
    listenForStop(source, (reason) => {
      controller.abort(reason);
      resolve(reason);
    });
  });
  return { signal: controller.signal, signalled };
}

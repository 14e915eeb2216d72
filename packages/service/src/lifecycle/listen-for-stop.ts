/** A second signal within this time is ignored, because npm forwards a Ctrl-C that the terminal has sent already. */
const repeatedSignalMs = 1_000;

type StopSource = Pick<NodeJS.Process, 'on' | 'exit' | 'connected'>;

/**
 * Calls `stop` once, for the first reason: SIGTERM, SIGINT, or the end of the channel to the parent process. A second signal
 * after more than 1 s exits the process immediately.
 */
export function listenForStop(source: StopSource, stop: (reason: string) => void): void {
  let firstAt: number | undefined;
  const onSignal = (reason: string) => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      stop(reason);
    } else if (now - firstAt > repeatedSignalMs) {
      source.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) source.on(signal, () => onSignal(signal));
  const onParentGone = () => {
    if (firstAt !== undefined) return;
    firstAt = performance.now();
    stop('the parent process ended');
  };
  source.on('disconnect', onParentGone);
  // The parent process ended before the listener was added.
  if (source.connected === false) onParentGone();
}

/** Within this time a second signal is the same wish: npm passes a Ctrl-C on that the terminal has sent already. */
const sameWishMs = 1_000;

type StopSource = Pick<NodeJS.Process, 'on' | 'exit' | 'connected'>;

/**
 * Calls `stop` once, for the first reason the system or a parent gives: SIGTERM, SIGINT, or the end
 * of the channel to the parent that started this process. A second signal ends the process at once.
 */
export function listenForStop(source: StopSource, stop: (reason: string) => void): void {
  let firstAt: number | undefined;
  const onSignal = (reason: string) => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      stop(reason);
    } else if (now - firstAt > sameWishMs) {
      source.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) source.on(signal, () => onSignal(signal));
  const onParentGone = () => {
    if (firstAt !== undefined) return;
    firstAt = performance.now();
    stop('the parent is gone');
  };
  source.on('disconnect', onParentGone);
  // A parent that died before anybody listened.
  if (source.connected === false) onParentGone();
}

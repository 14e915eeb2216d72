import type { Cli } from '../cli.ts';

/** The minimum time between two updates of a terminal. */
const everyMs = 100;
const mebibyte = 2 ** 20;

/**
 * Shows the progress of an upload on stderr: on a terminal in one line that is overwritten, otherwise nothing, because a log needs no
 * progress.
 */
export function showProgress({ stderr }: Pick<Cli, 'stderr'>, total: number) {
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  const clear = () => {
    if (isShown) stderr.write('\r\x1b[K');
    isShown = false;
  };
  return {
    /** `sent`: the number of bytes that were sent so far. */
    show(sent: number): void {
      const now = performance.now();
      if (stderr.isTTY !== true || (sent < total && now - shownAt < everyMs)) return;
      shownAt = now;
      clear();
      stderr.write(describe(sent, total));
      isShown = true;
    },
    stop: clear,
  };
}

function describe(sent: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, sent / total);
  const inMb = (bytes: number) => (bytes / mebibyte).toFixed(1);
  return `Sent ${inMb(sent)} of ${inMb(total)} MB (${Math.floor(100 * share)} %)`;
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Frees unreferenced objects. By default V8 frees them when its heap has grown. But a dataset in shared memory takes only a few bytes of
 * heap, so hundreds of unused datasets could accumulate, each with 10 GB of address space.
 */
export function collectGarbage(): void {
  collect ??= exposeCollector();
  collect();
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

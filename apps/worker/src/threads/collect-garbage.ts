import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Frees what nobody refers to any more. V8 does that by itself when its heap has grown; of a dataset in shared
 * memory the heap holds a few bytes, so that hundreds could gather, each with ten gigabytes of addresses.
 */
export function collectGarbage(): void {
  collect ??= exposeCollector();
  collect();
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

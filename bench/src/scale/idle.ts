import { setTimeout as delay } from 'node:timers/promises';
import { readProcessCpu } from '../measure/process-cpu.ts';
import type { RunningService } from './scale-part.ts';

/** What an idle service costs: the processor time of each process in a second, in ms. Empty on systems other than Linux. */
export type Idle = Readonly<Record<string, number>>;

/** After this time, the work that follows the end of sweeps is done. */
const settleMs = 5_000;
const windowMs = 10_000;

export async function measureIdle({ service, signal }: RunningService): Promise<Idle> {
  const { stack } = service;
  const pids = {
    'CPU of the worker in an idle second': stack.workers[0]?.pid,
    'CPU of the api in an idle second': stack.api.pid,
    'CPU of Redis in an idle second': stack.redis.pid,
  };
  const read = () =>
    Promise.all(Object.values(pids).map(async (pid) => (await readProcessCpu(pid ?? -1))?.total));
  await delay(settleMs, undefined, { signal });
  const before = await read();
  await delay(windowMs, undefined, { signal });
  const after = await read();
  return Object.fromEntries(
    Object.keys(pids).flatMap((name, k) => {
      const [from, to] = [before[k], after[k]];
      return from === undefined || to === undefined ? [] : [[name, (1e6 * (to - from)) / windowMs]];
    }),
  );
}

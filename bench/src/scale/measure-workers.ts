import type { Row } from '../report/row.ts';
import { startService } from '../sweeps/start-service.ts';
import type { ScaleChoice } from './choose-scale.ts';
import type { FleetDeps } from './fleet.ts';
import { goals } from './goals.ts';
import { type Hold, measureHolds } from './measure-holds.ts';
import { measureStep, type Step } from './measure-step.ts';
import { writtenMbASecond } from './redis-load.ts';
import { createRows, type ScaleDeps } from './scale-part.ts';

export type MeasuredWorkers = { steps: Step[]; holds: Hold[]; rows: Row[] };

/** The number of threads in long runs for which there are goals. */
const goalThreads = 400;

/** Measures one Redis with each number of workers: with short runs, without runs, and with long runs. */
export async function measureWorkers(
  deps: ScaleDeps,
  { short, long }: ScaleChoice,
  dataset: string,
): Promise<MeasuredWorkers> {
  const steps: Step[] = [];
  const holds: Hold[] = [];
  if (short.length + long.length === 0) return { steps, holds, rows: [] };
  const { report, signal, env, homeDir } = deps;
  const { stack, api, prefix } = await startService(deps, { workers: 0 });
  deps.noteRedis(stack.redis.version);
  const ofFleet: FleetDeps = {
    ...{ api, signal, dataset, redisUrl: stack.redis.url, prefix },
    env: {
      ...{ ...env, LOG_LEVEL: 'warn', SWEEPQ_HOME: homeDir },
      ...{ REDIS_URL: stack.redis.url, SWEEPQ_PREFIX: prefix },
    },
  };
  try {
    for (const workers of short) {
      report(`${workers} workers with short runs …`);
      steps.push(await Promise.race([measureStep(ofFleet, workers), stack.failed]));
    }
    for (const workers of long) {
      report(`${workers} workers, without runs and with long runs …`);
      holds.push(...(await Promise.race([measureHolds(ofFleet, workers), stack.failed])));
    }
    return { steps, holds, rows: holds.flatMap(assessHold) };
  } finally {
    await stack.stop();
  }
}

/** The rows with goals. They are given for one number of threads. */
function assessHold({ threadsInTraining, isWatched, redis }: Hold): Row[] {
  if (threadsInTraining !== goalThreads) return [];
  const { add, rows } = createRows();
  const state = isWatched ? 'with a reader' : 'without a reader';
  const what = `Redis with ${goalThreads} threads in long runs, ${state}: of a core`;
  add(what, (100 * redis.cpuSeconds) / redis.seconds, '%', goals.redisCpu);
  add('  a PING, p99', redis.latencyMs.p99, 'ms', goals.ping);
  add('  written to the append-only file', writtenMbASecond(redis), 'MB/s', goals.written);
  return rows;
}

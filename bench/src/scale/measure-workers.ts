import { summarise } from '../measure/measurement.ts';
import { assess, type Row } from '../report/row.ts';
import { startService } from '../sweeps/start-service.ts';
import type { ScaleChoice } from './choose-scale.ts';
import { goals } from './goals.ts';
import { type Hold, measureHolds, measureStep, type Step, type StepDeps } from './measure-step.ts';
import { writtenMbASecond } from './redis-load.ts';
import type { ScaleDeps } from './scale-part.ts';

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
  const ofSteps: StepDeps = {
    ...{ api, signal, dataset, redisUrl: stack.redis.url, prefix },
    env: {
      ...{ ...env, LOG_LEVEL: 'warn', SWEEPQ_HOME: homeDir },
      ...{ REDIS_URL: stack.redis.url, SWEEPQ_PREFIX: prefix },
    },
  };
  try {
    for (const workers of short) {
      report(`${workers} workers with short runs …`);
      steps.push(await Promise.race([measureStep(ofSteps, workers), stack.failed]));
    }
    for (const workers of long) {
      report(`${workers} workers, without runs and with long runs …`);
      holds.push(...(await Promise.race([measureHolds(ofSteps, workers), stack.failed])));
    }
    return { steps, holds, rows: holds.flatMap(assessHold) };
  } finally {
    await stack.stop();
  }
}

/** The rows with goals. They are given for one number of threads. */
function assessHold({ threadsInTraining, redis }: Hold): Row[] {
  if (threadsInTraining !== goalThreads) return [];
  const ratio = 'ours/theirs' as const;
  const name = `sweepq: Redis with ${goalThreads} threads in long runs`;
  const cpu = summarise(name, '%', [(100 * redis.cpuSeconds) / redis.seconds]);
  const ping = summarise(`${name}, PING`, 'ms', [redis.latencyMs.p99]);
  const written = summarise(`${name}, written`, 'MB/s', [writtenMbASecond(redis)]);
  const theirs = undefined;
  return [
    assess({
      ...{ what: `Redis with ${goalThreads} threads in long runs: of a core`, ours: cpu },
      ...{ theirs, ratio, goal: goals.redisCpu },
    }),
    assess({ what: '  a PING, p99', ours: ping, theirs, ratio, goal: goals.ping }),
    assess({ what: '  written', ours: written, theirs, ratio, goal: goals.written }),
  ];
}

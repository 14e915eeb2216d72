// Measures the memory of Redis for a run like the article's: trials, models, cost curve, events, and the job.
import { Redis } from 'ioredis';
import { articleIterations, articleSpec } from '../article/article-spec.ts';
import { startBareQueue } from '../bullmq/start-bare.ts';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { goals } from './goals.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';
import { readUsedMemory } from './used-memory.ts';

export const memorySizes = { runs: 250, readings: [500, 1000, articleIterations] } as const;

const bytesPerKilobyte = 1e3;
const threads = 2;
const warmUpRuns = 10;
const bareJobs = 1_000;

export async function measureMemory(deps: ServiceBenchDeps): Promise<PartResult> {
  const { article, signal } = deps;
  const service = await startService(deps, { workers: 1, threads });
  const { stack, api } = service;
  deps.noteRedis(stack.redis.version);
  const redis = new Redis(stack.redis.url);
  const bare = startBareQueue(deps, service);
  let sweeps = 0;
  const complete = (count: number) => {
    sweeps += 1;
    const step = articleSpec.learningRate / count;
    const learningRate = Array.from({ length: count }, (_, k) => step * (k + 1) - sweeps * 1e-7);
    const space = { learningRate, iterations: memorySizes.readings };
    return completeSweep({ api, signal }, { dataset: article.files.name, space });
  };
  const ourTurn: Turn = {
    ...{ name: 'sweepq: Redis, a run', unit: 'KB' },
    async take() {
      const before = await readUsedMemory(redis);
      await complete(memorySizes.runs);
      const after = await readUsedMemory(redis);
      return { value: (after - before) / memorySizes.runs / bytesPerKilobyte };
    },
  };
  const theirTurn: Turn = {
    ...{ name: `${bare.name}: Redis, a completed job`, unit: 'KB' },
    async take() {
      const { end } = await bare.ask(`memory ${bareJobs}`);
      return { value: (end.bytes ?? Number.NaN) / bytesPerKilobyte };
    },
  };
  try {
    await Promise.race([complete(warmUpRuns), stack.failed]);
    const measuring = measureInTurns([ourTurn, theirTurn], deps);
    const measurements = await Promise.race([measuring, stack.failed]);
    const [ours, theirs] = measurements;
    const { readings } = memorySizes;
    const what = `Redis a run, ${readings.length} readings to ${readings.at(-1)}`;
    const ratio = 'ours/theirs' as const;
    const rows = ours ? [assess({ what, ours, theirs, ratio, goal: goals.memory })] : [];
    return { rows, measurements, notes: [] };
  } finally {
    redis.disconnect();
    await bare.stop();
    await stack.stop();
  }
}

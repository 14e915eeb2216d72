// Measures the throughput of long runs with two workers of one thread each, relative to one worker. Compares it with the
// throughput of two processes that train without a queue, relative to one process.
import { join } from 'node:path';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { type Measurement, summarise } from '../measure/measurement.ts';
import { type Side, startSide, stopAll } from '../measure/start-side.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { goals } from './goals.ts';
import { longRun } from './long-run.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';

export const scaleSizes = { runs: 4, iterations: longRun.readings[0] ?? 0 } as const;

/** The interval of polling. With constant polling, the api would use a tenth of a core, which the workers need. */
const pollMs = 250;

/** After runs of this length, a worker takes a new run only when a thread is free. So the workers share the measured runs evenly. */
const warmUpIterations = 100_000;

export async function measureScale(deps: ServiceBenchDeps): Promise<PartResult> {
  const { article, signal } = deps;
  const { stack, api, addWorker } = await startService(deps, { workers: 0 });
  deps.noteRedis(stack.redis.version);
  const bare = startBareRuns(deps);
  let sweeps = 0;
  const complete = (iterations: number) => {
    sweeps += 1;
    const learningRate = Array.from(
      { length: scaleSizes.runs },
      (_, k) => longRun.learningRate - (sweeps * scaleSizes.runs + k) * 1e-6,
    );
    const space = { learningRate, iterations };
    return completeSweep({ api, signal, pollMs }, { dataset: article.files.name, space });
  };
  const workersTurn = (workers: number): Turn => {
    return {
      ...{ name: `sweepq: ${describe(workers, 'worker')} of one thread`, unit: 'ms' },
      async take() {
        const started = [];
        try {
          for (let k = 0; k < workers; k++) started.push(await addWorker(1));
          await complete(warmUpIterations);
          const { servedMs } = await complete(scaleSizes.iterations);
          return { value: servedMs / scaleSizes.runs };
        } finally {
          await stopAll(started);
        }
      },
    };
  };
  const processesTurn = (processes: number): Turn => {
    return {
      ...{ name: `no queue: ${describe(processes, 'process')}`, unit: 'ms' },
      async take() {
        const began = performance.now();
        await Promise.all(bare.slice(0, processes).map((side) => side.ask()));
        return { value: (performance.now() - began) / processes };
      },
    };
  };
  const turns = [...[1, 2].map(workersTurn), ...[1, 2].map(processesTurn)];
  try {
    // A run that does not count, so that V8 compiles the loop.
    await Promise.all(bare.map((side) => side.ask()));
    const measuring = measureInTurns(turns, deps);
    const measurements = await Promise.race([measuring, stack.failed]);
    const [one, two, oneBare, twoBare] = measurements;
    const ours = speedUp('sweepq: two workers to one', one, two);
    const theirs = speedUp('no queue: two processes to one', oneBare, twoBare);
    const what = 'two workers to one, long runs';
    const row = assess({ what, ours, theirs, ratio: 'ours/theirs', goal: goals.scale });
    return { rows: [row], measurements: [...measurements, ours, theirs], notes: [] };
  } finally {
    await stopAll(bare);
    await stack.stop();
  }
}

function startBareRuns({ article, env }: ServiceBenchDeps): Side[] {
  const { trainPath, testPath } = article.files;
  const args = [join(import.meta.dirname, 'bare-run.js'), trainPath, testPath];
  return [1, 2].map((number) =>
    startSide({ name: `no queue: process ${number}`, command: process.execPath, args, env }),
  );
}

const describe = (count: number, what: string) =>
  count === 1 ? `one ${what}` : `two ${what}${what.endsWith('s') ? 'es' : 's'}`;

/** The ratio of the two measurements, round by round. */
function speedUp(
  name: string,
  one: Measurement | undefined,
  two: Measurement | undefined,
): Measurement {
  const samples = one?.samples.map((ms, k) => ms / (two?.samples[k] ?? Number.NaN)) ?? [];
  return summarise(name, '×', samples);
}

// Measures the overhead of the service for a run: a sweep of 10 000 runs whose training takes almost no time.
import { startBareQueue } from '../bullmq/start-bare.ts';
import { type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf, type Measurement, summarise } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { stopAll } from '../measure/start-side.ts';
import { startOptuna } from '../optuna/find-optuna.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { goals } from './goals.ts';
import { createGrid } from './large-sweeps.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';
import { readWallARun } from './wall-a-run.ts';

export const queueSizes = { runs: 10_000, threads: 2, optunaTrials: 500 } as const;

const { runs, threads, optunaTrials } = queueSizes;
const warmUpRuns = 1_000;
/** The interval of polling. A shorter one would slow down the service. */
const pollMs = 50;

export async function measureQueue(deps: ServiceBenchDeps): Promise<PartResult> {
  const { signal } = deps;
  const service = await startService(deps, { workers: 1, threads });
  const { stack, api } = service;
  deps.noteRedis(stack.redis.version);
  const bare = startBareQueue(deps, service);
  const optunas = startOptuna(deps.optuna, deps.env, stack.redis.url);
  try {
    const complete = (count: number) => completeSweep({ api, signal, pollMs }, createGrid(count));
    const atSaturation: number[] = [];
    const ourTurn: Turn = {
      name: 'sweepq: a run, from the request to the sweep’s end',
      unit: 'ms',
      async take() {
        const { id, ms } = await complete(runs);
        atSaturation.push(await readWallARun({ api, signal }, id));
        return { value: ms / runs };
      },
    };
    const theirTurns = [
      turnOf(bare, { suffix: 'a job, inline', ...inMs, divideBy: runs, question: ask('inline') }),
      turnOf(bare, { suffix: 'a job, threads', ...inMs, divideBy: runs, question: ask('threads') }),
      ...optunas.flatMap((side) =>
        [1, threads].map((jobs) =>
          turnOf(side, {
            suffix: `a trial, ${jobs} at a time`,
            ...{ unit: 'ms', divideBy: optunaTrials, question: `${optunaTrials} ${jobs}` },
          }),
        ),
      ),
    ];
    await Promise.race([complete(warmUpRuns), stack.failed]);
    const measuring = measureInTurns([ourTurn, ...theirTurns], deps);
    const measured = await Promise.race([measuring, stack.failed]);
    const wall = summarise('sweepq: a run, at saturation', 'ms', atSaturation);
    return { rows: compareAll(measured, wall), measurements: [...measured, wall], notes: [] };
  } finally {
    await stopAll([bare, ...optunas]);
    await stack.stop();
  }
}

const inMs = { unit: 'ms' } as const;
const ask = (way: 'inline' | 'threads') => `run ${runs} ${way}`;

function compareAll([ours, inline, threaded, ...optunas]: Measured[], wall: Measurement) {
  if (ours === undefined || inline === undefined) return [];
  const ratio = 'ours/theirs' as const;
  const [rate, theirRate] = [perSecond(ours), perSecond(inline)];
  const rows = [
    assess({ what: `${runs} runs`, ours: rate, theirs: theirRate, ratio, goal: goals.throughput }),
    assess({
      what: '  wall a run at saturation, p50',
      ...{ ours: wall, theirs: inline, ratio, goal: goals.wall },
    }),
    assess({ what: '  to BullMQ with threads', ours: wall, theirs: threaded, ratio }),
    assess({ what: '  to Optuna on this Redis', ours: wall, theirs: fastestOf(optunas), ratio }),
  ];
  return rows;
}

function perSecond({ name, samples }: Measurement): Measurement {
  return summarise(
    `${name}, a second`,
    'runs/s',
    samples.map((ms) => 1e3 / ms),
  );
}

// Measures the request that submits 10 000 trials, and the pauses of the api while a worker plans them.
import { startBareQueue } from '../bullmq/start-bare.ts';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { summarise } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { assess } from '../report/row.ts';
import { startService } from '../sweeps/start-service.ts';
import { encodeSweep, postSweep } from '../sweeps/submit-sweep.ts';
import { goals } from './goals.ts';
import { largeSweeps, largeTrials } from './large-sweeps.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';
import { watchPlanning } from './watch-planning.ts';

/** This number is enough for a median. */
const requestsARound = 5;

export async function measureSubmit(deps: ServiceBenchDeps): Promise<PartResult> {
  const [theirs, ...ours] = await measurePosts(deps);
  const pauses = await watchPlanning(deps);
  const longest = Math.max(...pauses.map(({ max }) => max));
  const ratio = 'ours/theirs' as const;
  const rows = ours.map((each, k) => {
    const what = `POST of ${largeTrials} trials, p50: ${largeSweeps[k]?.name}`;
    return assess({ what, ours: each, theirs, ratio, goal: goals.submit });
  });
  const ofAll = summarise('sweepq: longest pause of the api', 'ms', [longest]);
  const what = 'longest pause of the api during planning';
  rows.push(assess({ what, ours: ofAll, theirs: undefined, ratio, goal: goals.pause }));
  const measurements = [...(theirs ? [theirs] : []), ...ours, ...pauses];
  return { rows, measurements, notes: [] };
}

/** Measures the requests, BullMQ first. The sweeps are never planned, because this service has no worker and ends with them. */
async function measurePosts(deps: ServiceBenchDeps) {
  const service = await startService(deps, { workers: 0 });
  const { stack, api } = service;
  deps.noteRedis(stack.redis.version);
  const bare = startBareQueue(deps, service);
  try {
    const ourTurns = largeSweeps.map(({ name, create }): Turn => {
      return {
        ...{ name: `sweepq: POST, ${name}`, unit: 'ms', warmUps: 2, times: requestsARound },
        async take() {
          const body = encodeSweep(api, create());
          const began = performance.now();
          await postSweep({ api, signal: deps.signal }, body);
          return { value: performance.now() - began };
        },
      };
    });
    const question = `add ${largeTrials}`;
    const theirTurn = turnOf(bare, { suffix: 'addBulk', unit: 'ms', question });
    const measuring = measureInTurns([{ ...theirTurn, warmUps: 1 }, ...ourTurns], deps);
    return await Promise.race([measuring, stack.failed]);
  } finally {
    await bare.stop();
    await stack.stop();
  }
}

// Long runs whose worker is killed, or frozen with SIGSTOP.

import type { Run } from '@sweepq/client';
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { openEvents } from './support/events.ts';
import { useConnection } from './support/queues.ts';
import { useService } from './support/service.ts';
import type { Service } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const iterations = 400_000;
const space = { learningRate: 0.001, iterations };

test('a run resumes from its last checkpoint after its worker is killed, and ends with the same bits', async () => {
  const service = await useService({ apart: 'workers' });
  const first = await service.startWorker({ threads: 1 });
  const sweep = await service.submit({ space });
  await waitForCheckpoint(service, sweep.id);
  first.kill('SIGKILL');
  await first.exited;
  const saved = await readSaved(service, sweep.id);
  expect(saved).toBeGreaterThan(0);

  // The second worker trains another run while the lock of the killed worker has not expired.
  const second = await service.startWorker({ threads: 2 });
  const undisturbed = await service.submit({ space });
  await service.waitForSweep(sweep.id);
  const run = await readRun(service, sweep.id);
  expect(run).toMatchObject({
    status: 'completed',
    attempts: 2,
    crashes: 0,
    iteration: iterations,
  });
  await service.waitForSweep(undisturbed.id);
  const metrics = await (await fetch(new URL('/metrics', second.url))).text();
  expect(metrics).toContain(`\nsweepq_iterations_total ${2 * iterations - saved}\n`);
  await expectSame(service, sweep.id, undisturbed.id);
}, 120_000);

test('a worker that was frozen for longer than its lock stops its run, and none of its reports is stored', async () => {
  const service = await useService({ apart: 'workers' });
  const frozen = await service.startWorker({ threads: 1 });
  const sweep = await service.submit({ space });
  const { events } = await openEvents(
    new URL(`/v1/sweeps/${sweep.id}/events`, service.api.url).href,
  );
  await waitForCheckpoint(service, sweep.id);
  frozen.kill('SIGSTOP');
  const other = await service.startWorker({ threads: 2 });
  const undisturbed = await service.submit({ space });
  // As soon as the frozen worker continues, it may take a run that no worker has.
  await waitUntil('the other worker trains both runs', async () => {
    const runs = await Promise.all([sweep, undisturbed].map(({ id }) => readRun(service, id)));
    const [again, first] = runs.map(({ lastAttempts }) => lastAttempts ?? []);
    const isSame = again?.[1]?.workerId === first?.[0]?.workerId;
    // The first report of an attempt names its thread.
    return isSame && again?.[1]?.thread != null && first?.[0]?.thread != null;
  });
  frozen.kill('SIGCONT');
  await waitUntil('the frozen worker has stopped the run', async () => {
    const metrics = await (await fetch(new URL('/metrics', frozen.url))).text();
    return metrics.includes('\nsweepq_runs_in_progress 0\n');
  });
  await service.waitForSweep(sweep.id);
  expect(await readRun(service, sweep.id)).toMatchObject({
    status: 'completed',
    attempts: 2,
    failure: null,
  });
  await service.waitForSweep(undisturbed.id);
  const ofOther = await (await fetch(new URL('/metrics', other.url))).text();
  expect(ofOther).toContain('\nsweepq_runs_total{status="completed"} 2\n');
  const begins = events.flatMap(({ type, data }, k) =>
    type === 'run.updated' && data.status === 'running' ? [k] : [],
  );
  const reported = events
    .slice(begins.at(-1))
    .flatMap(({ type, data }) => (type === 'run.progress' ? [Number(data.iteration)] : []));
  expect(reported).toEqual([...new Set(reported)].sort((a, b) => a - b));
  expect(reported.length).toBeGreaterThan(1);
  await expectSame(service, sweep.id, undisturbed.id);
}, 120_000);

const readRun = async (service: Service, id: string) => {
  const { items } = await service.get<{ items: [Run] }>(`/v1/sweeps/${id}/runs`);
  return items[0];
};

/** The iteration of the last commit. The api would return the progress of the job, which may be newer. */
async function readSaved(service: Service, id: string): Promise<number> {
  const redis = useConnection(service);
  const [state] = await createStore(redis, service.prefix).readRunStates(id, [0]);
  return state?.iteration ?? 0;
}

async function waitForCheckpoint(service: Service, id: string) {
  const redis = useConnection(service);
  await waitUntil('the run has a checkpoint', async () => {
    // The first state that a run saves during training.
    return redis.hexists(`${service.prefix}:store:sweep:${id}:parts`, '0:s1').then(Boolean);
  });
}

async function expectSame(service: Service, ...ids: [string, string]) {
  const [[one], [other]] = await Promise.all([
    service.listTrials(ids[0]),
    service.listTrials(ids[1]),
  ]);
  expect(one?.modelDigest).toBe(other?.modelDigest);
  const [run, undisturbed] = await Promise.all([
    readRun(service, ids[0]),
    readRun(service, ids[1]),
  ]);
  expect([undisturbed.attempts, run.curveDigest]).toEqual([1, undisturbed.curveDigest]);
}

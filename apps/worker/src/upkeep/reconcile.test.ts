import { sweepJobId } from '@sweepq/contract';
import { planRun } from '@sweepq/plan';
import { createLog } from '@sweepq/service';
import { completedAt } from '@sweepq/testing/outcome.ts';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { UnrecoverableError } from 'bullmq';
import { expect, test } from 'vitest';
import { reconcile } from './reconcile.ts';

const log = createLog({ service: 'test', level: 'silent' });
const metrics = { countOperation: () => undefined };

/** An open sweep, and a function that runs upkeep on it. */
async function useOpen() {
  const jobs = await useJobs();
  const { store, queues, spec, now } = jobs;
  const retention = { days: undefined, count: undefined };
  const look = () =>
    reconcile({ store, queues, retention, metrics, log, now: () => new Date(now) });
  const sweep = () => store.readSweep(spec.id);
  const jobOf = (generation: number) => queues.sweeps.getJob(sweepJobId(spec.id, generation));
  return { ...jobs, look, sweep, jobOf };
}

test('adds a job for an open sweep that has none', async () => {
  const { look, jobOf } = await useOpen();
  await look();
  expect((await jobOf(0))?.data).toMatchObject({ step: 'resume', generation: 0 });
});

test('does not change an open sweep whose job waits, or a paused sweep', async () => {
  const { store, spec, addSweep, look, jobOf } = await useOpen();
  await addSweep(1);
  await look();
  expect((await jobOf(0))?.data).toMatchObject({ step: 'plan' });
  await store.pauseSweep(spec.id);
  await look();
  expect(await jobOf(1)).toBeUndefined();
});

test('continues an open sweep whose job has completed', async () => {
  const { addSweep, takeSweep, look, sweep, jobOf } = await useOpen();
  await addSweep(1);
  const { job, token } = await takeSweep();
  const best = null;
  await job.moveToCompleted({ counts: (await sweep())?.counts as never, best }, token, false);
  await look();
  expect(await sweep()).toMatchObject({ finishedAt: null, generation: 1 });
  expect((await jobOf(1))?.data).toMatchObject({ step: 'resume', generation: 1 });
});

test('fails an open sweep whose job has failed, with the reason of the job', async () => {
  const { addSweep, takeSweep, look, sweep } = await useOpen();
  await addSweep(1);
  const { job, token } = await takeSweep();
  await job.moveToFailed(new UnrecoverableError('It cannot be planned.'), token);
  await look();
  expect(await sweep()).toMatchObject({
    status: 'failed',
    failure: { code: 'planning-failed', message: 'It cannot be planned.' },
  });
});

test('does not change a sweep that has ended', async () => {
  const { store, spec, look, jobOf, now } = await useOpen();
  const { run } = planRun(spec, 0);
  const outcomes = [{ trial: 0, outcome: completedAt(now) }];
  await store.commitRun({ sweepId: spec.id, run, objective: spec.objective, outcomes });
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  await look();
  expect(await jobOf(0)).toBeUndefined();
});

test('continues a sweep that an earlier version ended with an open trial', async () => {
  const { redis, prefix, spec, look, sweep, jobOf, now } = await useOpen();
  await redis.hset(`${prefix}:store:sweep:${spec.id}`, 'status', 'completed', 'finishedAt', now);
  await look();
  expect(await sweep()).toMatchObject({ status: 'running', finishedAt: null, generation: 1 });
  expect((await jobOf(1))?.data).toMatchObject({ step: 'resume', generation: 1 });
  await look();
  expect(await sweep()).toMatchObject({ generation: 1 });
});

test('does not change a cancelled sweep, whose open trials are read as cancelled', async () => {
  const { store, spec, look, sweep, now } = await useOpen();
  await store.cancelSweep(spec.id, now);
  await look();
  expect(await sweep()).toMatchObject({ status: 'cancelled', generation: 0 });
});

test('checks the other sweeps when the record of one cannot be read', async () => {
  const { redis, prefix, look, jobOf } = await useOpen();
  const damaged = 'swp_01arz3ndektsv4rrffq69g5fav';
  await redis.set(`${prefix}:store:sweep:${damaged}`, 'damaged');
  await redis.zadd(`${prefix}:store:sweeps`, 0, damaged);
  await look();
  expect(await jobOf(0)).toBeDefined();
});

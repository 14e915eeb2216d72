import { collect } from '@sweepq/client';
import { defaultPrefix, runJobId } from '@sweepq/contract';
import { createQueues, type Queues } from '@sweepq/queue';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { otherChanges, runChanges, sweepChanges } from '../world/old-jobs.ts';
import { expectNoUnhandled, listRuns, verify } from '../world/verify.ts';
import { startWorld, type World } from '../world/world.ts';

const request = {
  space: {
    learningRate: 0.005,
    iterations: [100, 200],
    seed: Array.from(runChanges, (_, seed) => seed),
  },
};

/** The names of malformed data: no version of the service has written such data. */
const nonsense = new Set(otherChanges.map(({ what }) => what));

/** A worker without these settings takes no webhook messages. */
const webhookSettings = {
  SWEEPQ_WEBHOOK_TARGETS: 'http://127.0.0.1:9/',
  SWEEPQ_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}`,
};

/** The queues have jobs of earlier versions, and malformed jobs. */
export const row: Row = {
  number: 20,
  fault: 'job data of other versions',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { env: webhookSettings });
    const queues = createQueues({
      ...{ connection: world.redis.client, prefix: defaultPrefix },
      onError: () => undefined,
    });
    context.defer(() => queues.close());
    // A completed sweep, whose jobs have the present format.
    const template = await world.submit(request);
    await world.waitForSweep(template);
    const [first] = world.workers;
    await first?.stop();

    const ofRuns = await replayRuns(world, queues, template);
    const ofSweeps = await replaySweeps(world);
    for (const { what, of } of otherChanges) {
      await queues.webhooks.add(what, of({ sweepId: template }) as never, { attempts: 1 });
      await queues.upkeep.add(what, of({ step: 'delete' }) as never, { attempts: 1 });
    }
    const worker = await world.startWorker();
    await expectRunsEnd(context, world, ofRuns);
    for (const [k, id] of ofSweeps.entries()) {
      const { what } = sweepChanges[k] ?? {};
      const ended = await world.waitForSweep(id, 15_000).catch(() => undefined);
      context.expect(ended !== undefined, `Expected a sweep whose job is ${what} to end.`);
      const trials = ended === undefined ? [] : await collect(world.client.listTrials(id));
      const silent = trials.filter(
        ({ status, failure }) => status === 'failed' && !failure?.message,
      );
      context.expect(
        silent.length === 0 && (ended === undefined || trials.length === ended.counts.total),
        `Expected a reason for each failed trial of a sweep whose job is ${what}, got ${silent.length} without one.`,
      );
      context.note(`a sweep whose job is ${what}: ${ended?.status}`);
    }
    await waitUntil('the other queues are empty', async () => {
      const left = [queues.webhooks, queues.upkeep].map((queue) =>
        queue.getJobCountByTypes('wait'),
      );
      return (await Promise.all(left)).every((count) => count === 0);
    });
    const after = await world.submit(request);
    await world.waitForSweep(after);
    context.expect(world.workers.has(worker), 'Expected the worker to run.');
    await expectNoUnhandled(context, world);
    const injected = runChanges.length + sweepChanges.length + 2 * otherChanges.length;
    return { injected, ...(await verify(context, world, [{ id: after, request }])) };
  },
};

/** Adds the run jobs of a sweep before its planner does. Each job has a different change in its data. */
async function replayRuns(world: World, { runs }: Queues, template: string): Promise<string> {
  const id = await world.submit(request);
  const parent = { id, queue: `${defaultPrefix}:sweeps` };
  for (const [run, { of }] of runChanges.entries()) {
    const job = await runs.getJob(runJobId(template, run, 0));
    const text = JSON.stringify(job?.data).replaceAll(template, id);
    const jobId = runJobId(id, run, 0);
    const opts = { jobId, parent, attempts: 3, ignoreDependencyOnFailure: true };
    await runs.add('run', of(JSON.parse(text)) as never, opts);
  }
  return id;
}

/** Submits sweeps, and changes the data of their jobs before a worker plans them. Returns the ids of the sweeps. */
async function replaySweeps(world: World): Promise<string[]> {
  const ids: string[] = [];
  for (const { of } of sweepChanges) {
    const id = await world.submit({ space: { learningRate: 0.005, iterations: 100 } });
    const key = `${defaultPrefix}:sweeps:${id}`;
    const data = (await world.redis.client.hget(key, 'data')) ?? '';
    await world.redis.client.hset(key, 'data', JSON.stringify(of(JSON.parse(data))));
    ids.push(id);
  }
  return ids;
}

async function expectRunsEnd(context: RowContext, world: World, id: string): Promise<void> {
  await world.waitForSweep(id, 30_000);
  const runs = await listRuns(world, id);
  context.expect(
    runs.length === runChanges.length,
    `Expected ${runChanges.length} runs, got ${runs.length}.`,
  );
  for (const [k, { status, failure }] of runs.entries()) {
    const { what = '' } = runChanges[k] ?? {};
    const hasReason = status === 'failed' && failure !== null && failure.code !== 'internal';
    context.expect(
      status === 'completed' || hasReason,
      `Expected a run whose job is ${what} to complete, or to fail with a reason, got ${status}: ${failure?.code} ${failure?.message}`,
    );
    if (nonsense.has(what)) {
      context.expect(
        status === 'failed' && failure?.code === 'bad-job-data',
        `Expected a run whose job is ${what} to fail for bad-job-data, got ${status}: ${failure?.code}.`,
      );
    }
    context.note(`a run whose job is ${what}: ${status} ${failure?.code ?? ''}`);
  }
}

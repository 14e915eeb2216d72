// An ended sweep with two webhooks. The test has taken its notices, and no worker has dispatched them.
import { createSweepId } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import { createQueues } from '@sweepq/queue';
import { createLog } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { onTestFinished } from 'vitest';
import { completedAt, failedAt } from './outcome.ts';
import { useRedis } from './redis.ts';

const now = '2026-11-24T10:00:00.000Z';

export async function useEndedSweep(url = 'https://example.com/hooks') {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  const spec = createSweepSpec(
    {
      dataset: 'cats',
      space: { learningRate: 0.1, iterations: [10, 20] },
      webhooks: [{ url, events: ['sweep.ended'] }, { url: `${url}/all` }],
    },
    {
      ...{ id: createSweepId(0), createdAt: now },
      datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
    },
  );
  await store.createSweep(spec);
  await store.commitRun({
    ...{ sweepId: spec.id, run: 0, objective: spec.objective },
    outcomes: [
      { trial: 0, outcome: failedAt(now) },
      { trial: 1, outcome: completedAt(now) },
    ],
  });
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  const take = () => store.takeNotices({ limit: 10, timeoutMs: 1, leftAfterMs: 60_000 });
  // The first call only creates the consumer group.
  const notices = [...(await take()), ...(await take())];
  const log = createLog({ service: 'test', level: 'silent' });
  return { redis, prefix, store, queues, spec, notices, log };
}

import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import {
  QueueError,
  queueNames,
  type RunJobData,
  type RunResult,
  type SweepJobData,
  type SweepResult,
} from '@sweepq/contract';
import type { FormName } from '@sweepq/core';
import { createFetchedDatasets } from '@sweepq/datasets';
import {
  createQueues,
  createTelemetry,
  failuresUntilOut,
  outForMs,
  runLocks,
  sweepLocks,
  tidySoon,
} from '@sweepq/queue';
import { assertUsable, checkSchema, connectWorker, disconnect } from '@sweepq/redis';
import { createTroubleReporter, type Phase, type StartDeps, serveStatus } from '@sweepq/service';
import { createStore, type Store } from '@sweepq/store';
import { Worker } from 'bullmq';
import type { WorkerConfig } from './config.ts';
import { announceWorker } from './control/announce-worker.ts';
import type { AttemptHere } from './control/attempts-here.ts';
import { createAwaitWrites, sparingAttempts } from './control/await-writes.ts';
import { clearStoppedSweep } from './control/clear-stopped-sweep.ts';
import { createFitness } from './control/fitness.ts';
import { hidingPaths } from './control/hiding-paths.ts';
import { onReconnect } from './control/on-reconnect.ts';
import { awaitUnlessAway } from './control/redis-away.ts';
import { stopHaltedRuns } from './control/stop-halted-runs.ts';
import { watchWorker } from './control/watch-worker.ts';
import { createWorkerMetrics } from './metrics/worker-metrics.ts';
import { createPlanner } from './planner/create-planner.ts';
import { failSweep } from './planner/fail-sweep.ts';
import {
  createTrainingPool,
  type ThreadPrograms,
  type TrainingPool,
} from './threads/training-pool.ts';
import { createConcurrency } from './trainer/concurrency.ts';
import { createTrainer } from './trainer/create-trainer.ts';
import { createDatasetSources } from './trainer/dataset-sources.ts';
import { createPreparedCache } from './trainer/prepared-cache.ts';
import type { StopReason } from './trainer/settle.ts';
import { warmUp } from './trainer/warm-up.ts';
import { startUpkeep } from './upkeep/start-upkeep.ts';
import { createWebhooks } from './webhooks/create-webhooks.ts';

/** Kept with each run that it takes, as `processedBy`: Bull Board shows it, and a search of the logs of a machine finds it. */
const workerName = `${hostname()}:${process.pid}`;

/** A worker without Redis starts too, after this. */
const firstConnectionMs = 1_000;

/** Planning is light: a few sweeps at a time do not hold each other up. */
const sweepsAtATime = 4;

/** For tests that start a worker of their own; a worker of a service has none. */
export type WorkerHooks = {
  /** What the trainer is given in the place of the store. */
  store?: (store: Store) => Store;
  /** Other programs for its threads. */
  threads?: Partial<ThreadPrograms>;
  /** Something else in the place of its threads. */
  pool?: TrainingPool;
};

type WorkerDeps = StartDeps<WorkerConfig & { form?: FormName }> & { hooks?: WorkerHooks };

/** Takes jobs from now on; `phases` is how it ends. Of the two forms all runs take `form`, if it is given. */
export async function createWorker({
  config,
  log,
  registry,
  version,
  isTraced,
  hooks = {},
}: WorkerDeps) {
  const telemetry = isTraced ? createTelemetry(version) : undefined;
  const { prefix, threads } = config;
  const where = { url: config.redisUrl, ca: config.redisCa };
  const onError = createTroubleReporter(log, 'trouble with Redis');
  const connection = connectWorker({ ...where, name: 'sweepq-worker', onError });
  const subscriber = connectWorker({ ...where, name: 'sweepq-worker-control', onError });
  /** A later version ends this worker, also when it comes later: nobody but the process itself hears of it then. */
  const checkVersion = () =>
    checkSchema(connection, prefix).catch((error) => {
      if (error instanceof QueueError) throw error;
      onError(error);
    });
  const known = checkVersion();
  await Promise.race([known, delay(firstConnectionMs)]);
  void known.then(() => undefined);
  const queues = createQueues({ connection, prefix, telemetry, onError });
  const store = createStore(connection, prefix);
  let stopping = false;
  const ending = new AbortController();
  const writes = createAwaitWrites({ redis: connection, prefix, ending: ending.signal });
  let isAway = false;
  const pool =
    hooks.pool ??
    createTrainingPool({ threads, isCold: config.isColdStart, programs: hooks.threads });
  const { datasetRoots, cacheBytes: budgetBytes, form } = config;
  const fetched =
    config.api &&
    createFetchedDatasets({
      ...config.api,
      onFetch: (outcome) => metrics.countFetch(outcome),
    });
  const sources = createDatasetSources({
    ...{ roots: datasetRoots, fetched },
    onLeftOut: ({ name, code }, err) =>
      log.warn({ err, dataset: name, code }, 'a dataset is left out'),
  });
  // Checks only folders. A problem inside a file is reported by the run that needs the file.
  sources.survey().catch((err) => log.warn({ err }, 'the folders of datasets cannot be read'));
  const cache = createPreparedCache({
    ...{ pool, sources, budgetBytes, form },
    onAsked: (answer) => metrics.countAsked(answer),
  });
  const fitness = createFitness({
    ...{ failuresUntilOut, outForMs, log },
    isAlone: () => presence.isAlone,
    pause() {
      void trainer.pause(true);
      presence.announce();
    },
    resume(mode) {
      if (stopping) return;
      trainer.concurrency = mode === 'trial' ? 1 : concurrency.current;
      void trainer.resume();
      presence.announce();
    },
  });
  const metrics = createWorkerMetrics(registry, { threads, pool, cache, fitness });
  const busy = new AbortController();
  if (!config.isColdStart) {
    void warmUp({ ...{ pool, cache, datasetRoots, budgetBytes, threads, log }, busy: busy.signal });
  }
  const now = () => new Date();
  const concurrency = createConcurrency(threads);
  const inProgress = new Set<AttemptHere>();

  const traced = telemetry && { telemetry };
  const planner = new Worker<SweepJobData, SweepResult>(
    queueNames.sweeps,
    hidingPaths(sparingAttempts(createPlanner({ store, queues, log, now }), writes)),
    { connection, prefix, ...traced, concurrency: sweepsAtATime, ...sweepLocks },
  );
  const trainer = new Worker<RunJobData, RunResult>(
    queueNames.runs,
    hidingPaths(
      createTrainer({
        store: hooks.store?.(store) ?? store,
        pool,
        cache,
        metrics,
        inProgress,
        fitness,
        writes,
        log,
        now,
        onTrained,
      }),
    ),
    {
      ...{ connection, prefix, ...traced, ...runLocks },
      ...{ concurrency: concurrency.current, name: workerName },
    },
  );
  function onTrained(seconds: number) {
    concurrency.note(seconds);
    if (!fitness.isOut) trainer.concurrency = concurrency.current;
  }
  const upkeep = startUpkeep(
    { store, queues, retention: config.retention, log, now },
    { connection, prefix, onError },
  );
  trainer.once('active', () => busy.abort());
  const workers = [planner, trainer, upkeep];
  const presence = announceWorker({
    ...{ store, threads, onError },
    isOut: () => fitness.isOut,
    onLooked() {
      fitness.looked();
      void checkVersion();
    },
  });
  for (const worker of workers) watchWorker(worker, { metrics, onError });
  const webhooks = createWebhooks({
    ...{ settings: config.webhooks, where, prefix },
    ...{ connection, store, queues, writes, metrics, log, now, onError },
  });
  const halts = stopHaltedRuns({
    store,
    subscriber,
    inProgress,
    stop: (jobId, halt) => trainer.cancelJob(jobId, halt satisfies StopReason),
    onHalted: (sweepId) => clearStoppedSweep({ store, queues }, sweepId),
    onError,
  });
  onReconnect(subscriber, () => tidySoon(queues).catch(onError));
  // Every few seconds while something is in progress.
  trainer.on('locksRenewed', halts.check);
  planner.on('completed', ({ id }, result) => metrics.countSweep(id, result));
  // The planner ends a sweep itself, but for one that took down each of its planners: of that it is not asked.
  planner.on('failed', (job, error) => {
    if (!job?.finishedOn) return;
    metrics.countSweep(job.id, 'unplanned');
    failSweep({ store, log, now }, job, error).catch(onError);
  });

  const assertReady = async () => {
    if (stopping) throw new Error('The worker is shutting down.');
    if (fitness.reason !== undefined) throw new Error(fitness.reason);
    await assertUsable(connection, prefix);
  };
  const status = await serveStatus({ ...config.status, registry, assertReady });

  const phases: Phase[] = [
    { name: 'hand jobs back', timeoutMs: 10_000, stop: handBack },
    { name: 'stop threads', timeoutMs: 5_000, stop: () => pool.close() },
    { name: 'close queues', timeoutMs: 3_000, stop: closeQueues },
    { name: 'close Redis', timeoutMs: 3_000, stop: disconnectAll },
    { name: 'close status', timeoutMs: 2_000, stop: () => status.close() },
  ];
  return { url: status.url, phases };

  async function closeQueues() {
    if (!isAway) await queues.close();
  }

  async function disconnectAll() {
    if (!isAway) await Promise.all([subscriber, connection].map(disconnect));
  }

  async function handBack() {
    stopping = true;
    ending.abort();
    fitness.stop();
    const gone = presence.end();
    const closed = workers.map((worker) => worker.close());
    // Only after `close`: a job that is handed back must not be fetched again by this worker.
    for (const worker of workers) worker.cancelAllJobs('shutdown');
    const left = Promise.all([gone, webhooks.stop(), ...closed]);
    isAway = !(await awaitUnlessAway(left, { redis: connection }));
    if (!isAway) return;
    log.warn('Redis is away: its locks will end, and others take up what this worker leaves');
    for (const redis of [subscriber, connection]) redis.disconnect();
  }
}

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  queueNames,
  type RunJobData,
  type RunResult,
  runId,
  type SweepJobData,
  type SweepResult,
  type SweepSpec,
} from '@sweepq/contract';
import type { FormName } from '@sweepq/core';
import { createBlobFinder, createFetchedDatasets, createImporter } from '@sweepq/datasets';
import {
  addAsking,
  createQueues,
  createTelemetry,
  failuresUntilOut,
  outForMs,
  runLocks,
  sweepLocks,
  tidySoon,
} from '@sweepq/queue';
import { assertUsable, connectWorker } from '@sweepq/redis';
import { createTroubleReporter, type StartDeps, serveStatus } from '@sweepq/service';
import { createStore, type Store } from '@sweepq/store';
import { Worker } from 'bullmq';
import type { WorkerConfig } from './config.ts';
import { createAwaitWrites, returnWhenRefused } from './control/await-writes.ts';
import { clearStoppedSweep } from './control/clear-stopped-sweep.ts';
import { hidingPaths } from './control/hiding-paths.ts';
import { onReconnect } from './control/on-reconnect.ts';
import { startRedisClock } from './control/redis-clock.ts';
import { createRunGate } from './control/run-gate.ts';
import { createShutdownPhases } from './control/shutdown-phases.ts';
import { stopHaltedRuns } from './control/stop-halted-runs.ts';
import { startVersionCheck } from './control/version-check.ts';
import { watchLocks } from './control/watch-locks.ts';
import { createDatasetSources } from './datasets/dataset-sources.ts';
import { createPreparedCache } from './datasets/prepared-cache.ts';
import { warmUp } from './datasets/warm-up.ts';
import { watchResources } from './metrics/resource-metrics.ts';
import { createWorkerMetrics } from './metrics/worker-metrics.ts';
import { createPlanner } from './planner/create-planner.ts';
import { failSweep } from './planner/fail-sweep.ts';
import type { Attempt } from './run/attempt.ts';
import { createRunProcessor } from './run/process-run.ts';
import type { StopReason } from './run/run-errors.ts';
import { createChecker } from './search/create-checker.ts';
import { createSearcher } from './search/create-searcher.ts';
import {
  createTrainingPool,
  type ThreadPrograms,
  type TrainingPool,
} from './threads/training-pool.ts';
import { startUpkeep } from './upkeep/start-upkeep.ts';
import { createWebhooks } from './webhooks/create-webhooks.ts';

/** BullMQ stores this name with each job as `processedBy`, and Bull Board shows it. */
const workerName = `${hostname()}:${process.pid}`;

/** Planning takes little time, so one large sweep does not delay the others. */
const sweepsAtATime = 4;

/** Replacements, for tests that start a worker inside the test process. */
export type WorkerHooks = {
  /** Wraps the store that the processor of runs uses. */
  store?: (store: Store) => Store;
  /** Replaces programs of the threads. */
  threads?: Partial<ThreadPrograms>;
  /** Replaces all threads. */
  pool?: TrainingPool;
};

type WorkerDeps = StartDeps<WorkerConfig & { form?: FormName }> & { hooks?: WorkerHooks };

/** Starts a worker. The worker takes jobs until the caller runs the returned `phases`. If `form` is given, all runs use that form. */
export async function createWorker({
  config,
  log,
  registry,
  version,
  isTraced,
  hooks = {},
}: WorkerDeps) {
  const { prefix, threads, datasetRoots, cacheBytes: budgetBytes, form } = config;
  const now = () => new Date();

  // Redis
  const where = { url: config.redisUrl, urlFile: config.redisUrlFile, ca: config.redisCa };
  const onError = createTroubleReporter(log, 'trouble with Redis');
  const connection = connectWorker({ ...where, name: 'sweepq-worker', onError });
  const subscriber = connectWorker({ ...where, name: 'sweepq-worker-control', onError });
  const checkVersion = await startVersionCheck(connection, prefix, onError);
  const telemetry = isTraced ? createTelemetry(version) : undefined;
  const queues = createQueues({ connection, prefix, telemetry, onError });
  const store = createStore(connection, prefix);
  const { redisClock, readAgain } = startRedisClock(store, onError);
  const ending = new AbortController();
  const writes = createAwaitWrites({ redis: connection, prefix, ending: ending.signal });

  // Threads and their shared datasets
  const metrics = createWorkerMetrics(registry);
  const { isColdStart: isCold, api } = config;
  const pool =
    hooks.pool ??
    createTrainingPool({
      ...{ threads, isCold, programs: hooks.threads },
      onError: createTroubleReporter(log, 'a thread failed while it had no task'),
    });
  const onFetch = metrics.countFetch;
  const findBlobs = createBlobFinder(config.blobsDir, { read: store.readBlobId });
  const sources = createDatasetSources({
    ...{
      roots: datasetRoots,
      findBlobs,
      fetched: api && createFetchedDatasets({ ...api, onFetch }),
    },
    onLeftOut: ({ name, code }, err) =>
      log.warn({ err, dataset: name, code }, 'a dataset is left out'),
  });
  // The survey checks only folders. A run that needs a damaged file reports the damage.
  sources.survey().catch((err) => log.warn({ err }, 'the folders of datasets cannot be read'));
  const onAsked = metrics.countAsked;
  const cache = createPreparedCache({ pool, sources, budgetBytes, form, onAsked });
  const busy = new AbortController();
  if (!isCold) {
    void warmUp({ ...{ pool, cache, datasetRoots, budgetBytes, threads, log }, busy: busy.signal });
  }

  // Processors of sweeps, runs and upkeep
  const searcher = createSearcher({
    onError: createTroubleReporter(log, 'the thread of searches failed while it had no task'),
  });
  const checker = createChecker({
    onError: createTroubleReporter(log, 'the thread of checks failed while it had no task'),
  });
  const importer = createImporter();
  const inProgress = new Set<Attempt>();
  const workerId = randomUUID().slice(0, 8);
  const gate = createRunGate({
    ...{ store, workerId, threads, failuresUntilOut, outForMs, log, onError },
    runIds: () => [...inProgress].flatMap(({ id }) => (id ? [runId(id.sweepId, id.index)] : [])),
    onAnnounced: () => {
      checkVersion();
      readAgain();
    },
    findBlobId: async () => (await findBlobs()).blobs?.id,
  });
  watchResources(registry, { threads, pool, cache, gate });
  const shared = { connection, prefix, ...(telemetry && { telemetry }) };
  const sweepWorker = new Worker<SweepJobData, SweepResult>(
    queueNames.sweeps,
    hidingPaths(
      returnWhenRefused(createPlanner({ store, queues, searcher, metrics, log, now }), writes),
    ),
    { ...shared, ...sweepLocks, concurrency: sweepsAtATime, name: workerName },
  );
  const runStore = hooks.store?.(store) ?? store;
  const onEnded = (spec: SweepSpec, generation: number) => addAsking(queues, spec, generation);
  const runDeps = {
    ...{ workerId, onEnded, pool, cache, metrics, inProgress, gate, writes, redisClock },
    ...{ log, now },
  };
  const runWorker = new Worker<RunJobData, RunResult>(
    queueNames.runs,
    hidingPaths(createRunProcessor({ store: runStore, ...runDeps })),
    { ...shared, ...runLocks, concurrency: gate.concurrency, name: workerName },
  );
  const upkeep = startUpkeep(
    {
      ...{ store, queues, retention: config.retention, metrics, log, now },
      ...{ checker, pool, cache, findBlobs, importer },
    },
    { connection, prefix, onError },
  );
  gate.govern(runWorker);
  // The first run makes the warm-up useless, because the run loads its data and compiles the engine.
  runWorker.once('active', () => busy.abort());
  const workers = [sweepWorker, runWorker, upkeep];
  for (const worker of workers) watchLocks(worker, { metrics, onError });
  sweepWorker.on('completed', ({ id }, result) => metrics.countSweep(id, result));
  // Usually the planner ends a sweep that cannot be planned. But BullMQ fails the job if all planners that took the job have died.
  sweepWorker.on('failed', (job, error) => {
    if (!job?.finishedOn) {
      log.warn({ sweepId: job?.data.id, err: error }, 'a planning job failed, and is retried');
      return;
    }
    metrics.countSweep(job.id, 'unplanned');
    failSweep({ store, log, now }, job, error).catch(onError);
  });

  // Halts from other processes, and webhooks
  const halts = stopHaltedRuns({
    ...{ store, subscriber, inProgress, onError },
    stop: (jobId, halt) => runWorker.cancelJob(jobId, halt satisfies StopReason),
    onHalted: (sweepId) => clearStoppedSweep({ store, queues }, sweepId),
    onWatched(sweepId) {
      for (const { id, onWatched } of inProgress) if (id?.sweepId === sweepId) onWatched();
    },
  });
  onReconnect(subscriber, () => tidySoon(queues).catch(onError));
  // BullMQ emits this event every few seconds while a run is in progress.
  runWorker.on('locksRenewed', halts.check);
  const webhooks = createWebhooks({
    ...{ settings: config.webhooks, where, prefix },
    ...{ connection, store, queues, writes, metrics, log, now, onError },
  });
  const assertReady = async () => {
    if (ending.signal.aborted) throw new Error('The worker is shutting down.');
    if (gate.reason !== undefined) throw new Error(gate.reason);
    await assertUsable(connection, prefix);
  };
  const status = await serveStatus({ ...config.status, registry, assertReady }).catch(
    async (error: unknown) => {
      // The process exits now. Its threads may still load, and would abort it.
      await pool.close();
      throw error;
    },
  );

  const phases = createShutdownPhases({
    ...{
      ending,
      gate,
      workers,
      webhooks,
      pool,
      searcher,
      checker,
      importer,
      queues,
      connection,
      subscriber,
      status,
      log,
    },
  });
  return { url: status.url, phases };
}

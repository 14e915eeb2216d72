import { setTimeout as delay } from 'node:timers/promises';
import {
  articleName,
  createBlobFinder,
  createDatasetLibrary,
  createDatasetReader,
  type DatasetLibrary,
  findDatasetRoots,
} from '@sweepq/datasets';
import { createQueues, createTelemetry } from '@sweepq/queue';
import { assertUsable, connectProducer, disconnect, waitForConnection } from '@sweepq/redis';
import {
  createTroubleReporter,
  type Log,
  type Phase,
  type StartDeps,
  serveStatus,
} from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { watchTokensFile } from './access/tokens-file.ts';
import { createApp } from './app.ts';
import type { ApiConfig } from './config.ts';
import { createUploadLimit } from './datasets/upload-limit.ts';
import { createUploadedDatasets } from './datasets/uploaded-datasets.ts';
import { createHeavy } from './heavy/create-heavy.ts';
import { belowBasePath } from './http/base-path.ts';
import { listen } from './http/listen.ts';
import { shareAnswer } from './http/share-answer.ts';
import { createImportances } from './importance/create-importances.ts';
import { createLive } from './live/create-live.ts';
import { createFanOut } from './live/fan-out.ts';
import { findGone } from './live/gone.ts';
import { createNoteReaders } from './live/note-readers.ts';
import { countRefusals } from './metrics/connection-metrics.ts';
import { createPredictions } from './predictions/create-predictions.ts';
import { ApiProblem } from './problems/problem.ts';
import { createRegisteredModels } from './registry/create-registered-models.ts';
import { createScoring } from './scoring/create-scoring.ts';
import { warmUpChecks } from './submit/warm-checks.ts';
import { createUsageReader } from './usage/create-usage-reader.ts';

/** At its start, the api waits this long for Redis. If Redis is still not connected, the api starts and answers 503. */
const firstConnectionMs = 2_000;

const now = () => new Date();

/** Starts the api. Returns its URL and the phases of its shutdown. */
export async function createApi({
  config,
  log,
  registry,
  version,
  isTraced,
}: StartDeps<ApiConfig>) {
  const { homeDir, datasetsDir, prefix, host, port, metricsPort } = config;
  const { rateLimit, webhookTargets, basePath, keepAliveMs, drainMs } = config;
  const roots = await findDatasetRoots({ datasetsDir, homeDir });
  const onError = createTroubleReporter(log, 'trouble with Redis');
  const where = { url: config.redisUrl, urlFile: config.redisUrlFile, ca: config.redisCa };
  const redis = connectProducer({ ...where, name: 'sweepq-api', onError });
  // A wait for events blocks the connection, so events have a separate one.
  const eventsRedis = connectProducer({ ...where, name: 'sweepq-api-events', onError });
  const queues = createQueues({
    ...{ connection: redis, prefix, onError },
    telemetry: isTraced ? createTelemetry(version) : undefined,
  });
  const onThreadError = createTroubleReporter(log, 'a thread failed while it had no task');
  const reader = createDatasetReader({ onError: onThreadError });
  const store = createStore(redis, prefix);
  const findBlobs = createBlobFinder(config.blobsDir, {
    ...{ read: store.readBlobId, claim: store.claimBlobId },
  });
  const library = createDatasetLibrary({
    ...{ roots, read: reader.read, uploaded: createUploadedDatasets({ store, findBlobs }) },
    onLeftOut: ({ name, code }, err) =>
      log.warn({ err, dataset: name, code }, 'a dataset is left out'),
  });
  const datasets = await surveyAtStart(library, log);
  const fanOut = createFanOut(createStore(eventsRedis, prefix), onError);
  const heavy = createHeavy({ ...config.heavy, registry, onError: onThreadError });
  const importances = createImportances({ store, heavy });
  redis.on('ready', importances.forget);
  const noteReaders = createNoteReaders(store);
  const live = createLive({
    ...{ store, fanOut, noteReaders, registry, log, now },
    findGone: (ids) => findGone({ store, queues }, ids),
  });
  const watched =
    config.tokensFile && watchTokensFile(config.tokensFile, { log, onChange: live.endRemoved });
  const assertReady = shareAnswer(() => assertUsable(redis, prefix));
  let isDraining = false;
  const assertServing = async () => {
    if (isDraining) throw new ApiProblem('shutting-down');
    await assertReady();
  };
  const app = createApp({
    redis,
    queues,
    store,
    library,
    findBlobs,
    maxUploadBytes: config.maxUploadBytes,
    limitUploads: createUploadLimit(),
    live,
    noteReaders,
    importances,
    heavy,
    predict: createPredictions({ store, library }),
    scoring: createScoring({ store, library, heavy, registry, limits: config.scoring }),
    models: createRegisteredModels({ store }),
    readUsage: createUsageReader({ store, now }),
    ...{ assertReady, assertServing },
    webhookTargets,
    registry,
    log,
    version,
    access: watched ? { mode: 'tokens', tokens: watched.tokens } : config.access,
    basePath,
    exampleDataset: datasets[0] ?? articleName,
    isBoardReadOnly: config.isBoardReadOnly,
    rateLimit,
    now,
  });
  try {
    // Waits for Redis at start, so that a client that retries after a restart gets no 503.
    await Promise.all(
      [redis, eventsRedis].map((each) => waitForConnection(each, firstConnectionMs)),
    );
    const listening = await listen(belowBasePath(app, basePath), {
      ...{ host, port, keepAliveMs },
      onRefused: countRefusals(registry),
    });
    const status =
      metricsPort === undefined
        ? undefined
        : await serveStatus({
            ...{ host, port: metricsPort, registry },
            assertReady: assertServing,
          });
    // Reads a dataset now, because the first sweep is probably for this dataset.
    if (datasets[0] !== undefined) library.load(datasets[0]).catch(() => undefined);
    warmUpChecks().catch((err: unknown) => log.warn({ err }, 'could not warm up the checks'));
    const drain = async () => {
      isDraining = true;
      listening.drain();
      await delay(drainMs);
    };
    const phases: Phase[] = [
      // Load balancers learn from `/readyz` that this api ends, and send requests to other ones.
      { name: 'drain', timeoutMs: drainMs + 1_000, stop: drain },
      { name: 'end event streams', timeoutMs: 2_000, stop: live.close },
      { name: 'finish requests', timeoutMs: 20_000, stop: () => listening.close() },
      {
        name: 'stop threads, close queues',
        timeoutMs: 4_000,
        stop: async () => {
          await Promise.all([heavy.close(), reader.close(), queues.close()]);
        },
      },
      {
        name: 'close Redis',
        timeoutMs: 2_000,
        stop: async () => void (await Promise.all([redis, eventsRedis].map(disconnect))),
      },
    ];
    if (watched !== undefined) {
      phases.push({ name: 'close the file of tokens', timeoutMs: 2_000, stop: watched.stop });
    }
    if (status !== undefined) {
      phases.push({ name: 'close status', timeoutMs: 2_000, stop: () => status.close() });
    }
    return { url: listening.url, phases };
  } catch (error) {
    watched?.stop();
    for (const connection of [redis, eventsRedis]) connection.disconnect();
    throw error;
  }
}

/**
 * Returns the names of the datasets, the dataset of the article first. Logs the folders that are left out, and does not wait for the
 * first request for the list of datasets.
 */
async function surveyAtStart(library: DatasetLibrary, log: Log): Promise<string[]> {
  try {
    const { names } = await library.survey({ onlyFolders: true });
    if (names.length === 0) {
      log.warn(
        'there is no folder with a dataset: put one into SWEEPQ_DATASETS_DIR, upload one, or run `sweepq provide-dataset`',
      );
    }
    return names.toSorted((a, b) => Number(b === articleName) - Number(a === articleName));
  } catch (err) {
    log.warn({ err }, 'could not read the folders of datasets');
    return [];
  }
}

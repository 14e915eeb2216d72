import { createDatasetLibrary, createDatasetReader, provideDataset } from '@sweepq/datasets';
import { createQueues, createTelemetry } from '@sweepq/queue';
import { assertUsable, connectProducer, disconnect, waitForConnection } from '@sweepq/redis';
import { createTroubleReporter, type Phase, type StartDeps, serveStatus } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { watchTokensFile } from './access/tokens-file.ts';
import { createApp } from './app.ts';
import type { ApiConfig } from './config.ts';
import { createHeavy } from './heavy/create-heavy.ts';
import { belowBasePath } from './http/base-path.ts';
import { listen } from './http/listen.ts';
import { shareAnswer } from './http/share-answer.ts';
import { createImportances } from './importance/create-importances.ts';
import { createLive } from './live/create-live.ts';
import { createFanOut } from './live/fan-out.ts';
import { findGone } from './live/gone.ts';
import { countRefusals } from './metrics/connection-metrics.ts';
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
  const { homeDir, datasetsDir, datasetUrl, prefix, host, port, metricsPort } = config;
  const { rateLimit, webhookTargets, basePath, keepAliveMs } = config;
  const { roots, name } = await provideDataset({
    datasetsDir,
    homeDir,
    downloadUrl: datasetUrl,
    report: (line) => log.info(line),
  });
  const onError = createTroubleReporter(log, 'trouble with Redis');
  const where = { url: config.redisUrl, urlFile: config.redisUrlFile, ca: config.redisCa };
  const redis = connectProducer({ ...where, name: 'sweepq-api', onError });
  // A wait for events blocks the connection, so events have a separate one.
  const eventsRedis = connectProducer({ ...where, name: 'sweepq-api-events', onError });
  const queues = createQueues({
    ...{ connection: redis, prefix, onError },
    telemetry: isTraced ? createTelemetry(version) : undefined,
  });
  const reader = createDatasetReader();
  const library = createDatasetLibrary({
    ...{ roots, read: reader.read },
    onLeftOut: ({ name, code }, err) =>
      log.warn({ err, dataset: name, code }, 'a dataset is left out'),
  });
  const store = createStore(redis, prefix);
  const fanOut = createFanOut(createStore(eventsRedis, prefix), onError);
  const heavy = createHeavy({ ...config.heavy, registry });
  const importances = createImportances({ store, heavy });
  redis.on('ready', importances.forget);
  const live = createLive({
    ...{ store, fanOut, registry, log },
    findGone: (ids) => findGone({ store, queues }, ids),
  });
  const watched = config.tokensFile && watchTokensFile(config.tokensFile, { log });
  const app = createApp({
    redis,
    queues,
    store,
    library,
    live,
    importances,
    heavy,
    readUsage: createUsageReader({ store, now }),
    assertReady: shareAnswer(() => assertUsable(redis, prefix)),
    webhookTargets,
    registry,
    log,
    version,
    access: watched ? { mode: 'tokens', tokens: watched.tokens } : config.access,
    basePath,
    exampleDataset: name,
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
            assertReady: () => assertUsable(redis, prefix),
          });
    // Reads the dataset now, because the first sweep is probably for this dataset.
    library.load(name).catch(() => undefined);
    // Logs the folders that are left out now, and not only at the first request for the list of datasets.
    library.survey().catch((err) => log.warn({ err }, 'could not read the folders of datasets'));
    const phases: Phase[] = [
      { name: 'end event streams', timeoutMs: 2_000, stop: live.close },
      { name: 'finish requests', timeoutMs: 20_000, stop: () => listening.close() },
      {
        name: 'stop threads',
        timeoutMs: 2_000,
        stop: async () => void (await Promise.all([heavy.close(), reader.close()])),
      },
      { name: 'close queues', timeoutMs: 2_000, stop: queues.close },
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

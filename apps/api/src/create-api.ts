import { createDatasetLibrary, provideDataset } from '@sweepq/datasets';
import { connectProducer, createQueues, createStore, disconnect } from '@sweepq/queue';
import { createTroubleReporter, type Phase, type StartDeps } from '@sweepq/service';
import { createApp } from './app.ts';
import type { ApiConfig } from './config.ts';
import { listen } from './http/listen.ts';

/** Answers from now on; `phases` is how it ends. */
export async function createApi({ config, log, registry, version }: StartDeps<ApiConfig>) {
  const { homeDir, datasetsDir, datasetUrl, prefix, host, port } = config;
  const { roots, name } = await provideDataset({
    datasetsDir,
    homeDir,
    downloadUrl: datasetUrl,
    report: (line) => log.info(line),
  });
  const onError = createTroubleReporter(log, 'trouble with Redis');
  const redis = connectProducer({ url: config.redisUrl, name: 'sweepq-api', onError });
  const queues = createQueues({ connection: redis, prefix, onError });
  const library = createDatasetLibrary({ roots });
  const app = createApp({
    redis,
    queues,
    store: createStore(redis, prefix),
    library,
    registry,
    log,
    version,
    now: () => new Date(),
  });
  try {
    const listening = await listen(app, { host, port });
    // The first sweep is most likely for this one: read by then, it need not be waited for.
    library.load(name).catch((err) => log.warn({ err, dataset: name }, 'a dataset cannot be used'));
    const phases: Phase[] = [
      { name: 'finish requests', timeoutMs: 20_000, stop: () => listening.close() },
      { name: 'close queues', timeoutMs: 3_000, stop: queues.close },
      { name: 'close Redis', timeoutMs: 3_000, stop: () => disconnect(redis) },
    ];
    return { url: listening.url, phases };
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

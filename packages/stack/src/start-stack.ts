import type { Env } from './env.ts';
import { startApi } from './parts/start-api.ts';
import { type Part, withLastLines } from './parts/start-part.ts';
import { startWorker } from './parts/start-worker.ts';
import { assertPortFree } from './process/free-port.ts';
import { describeExit } from './process/process-exit.ts';
import { findRedis } from './redis/find-redis.ts';
import type { LocalRedis, RedisState } from './redis/local-redis.ts';
import { StackError } from './stack-error.ts';

export type StackOptions = {
  env: Env;
  homeDir: string;
  /** Of a local Redis. */
  state?: RedisState;
  host?: string | undefined;
  /** 0 picks a free one. */
  port?: number | undefined;
  /** Where the first worker's metrics are; the others take free ports. */
  metricsPort?: number | undefined;
  workers?: number;
  threads?: number | undefined;
  datasetsDir?: string | undefined;
  keepLog?: boolean;
  report: (line: string) => void;
  signal?: AbortSignal | undefined;
};

/** The whole service on this machine, up and answering. */
export type Stack = {
  redis: LocalRedis;
  api: Part;
  workers: readonly Part[];
  /** Rejects when a part ends although nobody stopped it; never settles otherwise. */
  failed: Promise<never>;
  /** Workers, api, Redis: who depends on something goes before it. */
  stop(): Promise<void>;
};

/** Starts Redis, api and workers, in this order; if one does not come up, those before it are stopped. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { env, homeDir, state, host, port, report, signal, keepLog, datasetsDir } = options;
  const { workers: workerCount = 1, threads, metricsPort = 0 } = options;
  const started: { stop(): Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopInReverse(started);
    return stopping;
  };
  try {
    if (port) await assertPortFree(host ?? '127.0.0.1', port, 'PORT');
    if (metricsPort) await assertPortFree('127.0.0.1', metricsPort, 'SWEEPQ_METRICS_PORT');
    const redis = await findRedis({ env, homeDir, report, signal, ...(state && { state }) });
    started.push(redis);
    const settings = { env, redisUrl: redis.url, homeDir, datasetsDir, keepLog, signal };
    // The api sees to it that there is a dataset before workers look for it.
    const api = await startApi({ ...settings, host, port });
    started.push(api);
    const workers: Part[] = [];
    for (let number = 1; number <= workerCount; number++) {
      const name = workerCount === 1 ? 'worker' : `worker-${number}`;
      const ofThis = { name, threads, metricsPort: number === 1 ? metricsPort : 0 };
      const worker = await startWorker({ ...settings, ...ofThis });
      workers.push(worker);
      started.push(worker);
    }
    const failed = firstToDie(redis, [api, ...workers], () => stopping !== undefined);
    // Who does not ask for it must not be ended by it.
    failed.catch(() => undefined);
    return { redis, api, workers, failed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopInReverse(started: readonly { stop(): Promise<void> }[]) {
  for (const part of [...started].reverse()) await part.stop();
}

function firstToDie(redis: LocalRedis, parts: readonly Part[], isStopping: () => boolean) {
  return new Promise<never>((_, reject) => {
    const onExit = (sentence: string, lines: readonly string[]) => {
      if (!isStopping()) reject(new StackError('part-died', withLastLines(sentence, lines)));
    };
    void redis.exited?.then((exit) => onExit(`Redis ended with ${describeExit(exit)}`, []));
    for (const { name, exited, logLines } of parts) {
      void exited.then((exit) => onExit(`The ${name} ended with ${describeExit(exit)}`, logLines));
    }
  });
}

import type { Env } from './env.ts';
import { type Kept, keepRunning } from './parts/keep-running.ts';
import { startApi } from './parts/start-api.ts';
import type { Part } from './parts/start-part.ts';
import { startWorker } from './parts/start-worker.ts';
import { assertPortFree } from './process/free-port.ts';
import { findRedis } from './redis/find-redis.ts';
import type { LocalRedis, RedisState } from './redis/local-redis.ts';
import { takeHome } from './take-home.ts';

export type StackOptions = {
  env: Env;
  homeDir: string;
  /** Whether a local Redis keeps its data. */
  state?: RedisState;
  host?: string | undefined;
  /** 0 chooses a free port. */
  port?: number | undefined;
  /** The port of the first worker's metrics. The other workers use free ports. */
  metricsPort?: number | undefined;
  workers?: number;
  threads?: number | undefined;
  datasetsDir?: string | undefined;
  keepLog?: boolean;
  /** The number of times in a row that a process which ended unexpectedly is restarted; default: 5. */
  restarts?: number;
  report: (line: string) => void;
  signal?: AbortSignal | undefined;
};

/** The running service on this machine. A restarted process is a new object with the same `url`. */
export type Stack = {
  readonly redis: LocalRedis;
  readonly api: Part;
  readonly workers: readonly Part[];
  /** Rejects when Redis, the api or a worker ended unexpectedly and is not restarted. Otherwise the promise never settles. */
  failed: Promise<never>;
  /** Stops the workers, then the api, then Redis. */
  stop(): Promise<void>;
};

const defaultRestarts = 5;
/** How long to wait for the folder of Redis. The Redis of a killed stack ends within this time. */
const folderTimeoutMs = 15_000;

/** Starts Redis, the api and the workers, in this order. If one of them does not start, those before it are stopped. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { env, homeDir, state = 'kept', host, port, report, signal, datasetsDir } = options;
  const { workers: workerCount = 1, threads, metricsPort = 0, keepLog } = options;
  const { restarts = defaultRestarts } = options;
  const started: { stop(): Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopInReverse(started);
    return stopping;
  };
  try {
    // The state folder needs no lock if its Redis data is not used: with REDIS_URL, or with a Redis that begins empty.
    const hasUrl = Boolean(env.REDIS_URL || env.REDIS_URL_FILE);
    const home = state === 'kept' && !hasUrl ? await takeHome(homeDir) : undefined;
    if (home !== undefined) started.push({ stop: home.release });
    if (port) await assertPortFree(host ?? '127.0.0.1', port, 'PORT');
    if (metricsPort) await assertPortFree('127.0.0.1', metricsPort, 'SWEEPQ_METRICS_PORT');
    const keep = <Process extends Part | LocalRedis>(
      title: string,
      first: Process,
      startAgain: ((signal: AbortSignal) => Promise<Process>) | undefined,
    ): Kept<Process> => {
      const kept = keepRunning({ title, first, startAgain, restarts, report });
      started.push(kept);
      return kept;
    };
    const found = await findRedis({ env, homeDir, report, signal, state, folderTimeoutMs });
    const redis = keep('Redis', found, found.startAgain);
    const settings = { env, redisUrl: found.url, homeDir, datasetsDir, keepLog, signal };
    // The api starts before the workers, because it provides the dataset that they read.
    const firstApi = await startApi({ ...settings, host, port });
    const api = keep('The api', firstApi, (until) =>
      startApi({ ...settings, host, port: portOf(firstApi), signal: until }),
    );
    const workers: Kept<Part>[] = [];
    for (let number = 1; number <= workerCount; number++) {
      const name = workerCount === 1 ? 'worker' : `worker-${number}`;
      const ofThis = { ...settings, name, threads };
      const worker = await startWorker({ ...ofThis, metricsPort: number === 1 ? metricsPort : 0 });
      const startAgain = (until: AbortSignal) =>
        startWorker({ ...ofThis, metricsPort: portOf(worker), signal: until });
      workers.push(keep(`The ${name}`, worker, startAgain));
    }
    await home?.storeUrl(firstApi.url);
    const failed = Promise.race([redis, api, ...workers].map((kept) => kept.failed));
    // A caller may ignore the promise, and an unhandled rejection would end this process.
    failed.catch(() => undefined);
    return {
      ...{ failed, stop },
      get redis() {
        return redis.current();
      },
      get api() {
        return api.current();
      },
      get workers() {
        return workers.map((worker) => worker.current());
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port of a process, which its replacement uses again. */
const portOf = ({ url }: Part) => Number(new URL(url).port);

async function stopInReverse(started: readonly { stop(): Promise<void> }[]) {
  for (const part of [...started].reverse()) await part.stop();
}

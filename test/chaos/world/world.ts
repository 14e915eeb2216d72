import { join } from 'node:path';
import { createClient, type SweepRequest } from '@sweepq/client';
import {
  type ApiSettings,
  type Part,
  startApi,
  startWorker,
  type WorkerSettings,
} from '@sweepq/stack';
import { type FaultProxy, startProxy } from '../../support/fault-proxy.ts';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { type RedisOptions, type RedisProcess, startRedisProcess } from './redis-process.ts';
import { expectNoUnhandled } from './unhandled.ts';

export type WorldOptions = {
  /** The name of the folder of this world, for rows with several worlds. */
  name?: string;
  workers?: number;
  /** Threads of each worker. */
  threads?: number;
  /** Default: the folder with the synthetic dataset. */
  datasetsDir?: string;
  appendfsync?: RedisOptions['appendfsync'];
  redisArgs?: readonly string[];
  /** An existing Redis. The caller stops it. Default: the world starts a Redis. */
  redis?: RedisProcess;
  /** Whether api and workers reach Redis through a proxy. */
  throughProxy?: boolean;
  env?: Readonly<Record<string, string>>;
  /** The program of the workers. Default: the real program. */
  workerMainPath?: string;
  /** The Node.js binary of api and workers. Default: that of this process. */
  nodePath?: string | undefined;
};

export type World = Awaited<ReturnType<typeof startWorld>>;
export type SentSweep = Omit<SweepRequest, 'dataset'> & { dataset?: string };

/** Starts a whole service in separate processes, with a separate Redis. All processes are killed at the end of the row. */
export async function startWorld(context: RowContext, options: WorldOptions = {}) {
  // An abandoned row must not start processes.
  context.over.throwIfAborted();
  const { workers: workerCount = 1, threads = 1, env = {}, name = 'world' } = options;
  const homeDir = join(context.dir, name);
  // This check is deferred first, so that it runs last, when all processes have exited.
  context.defer(() => expectNoUnhandled(context, { homeDir }));
  const redis: RedisProcess = options.redis ?? (await startOwnRedis(context, homeDir, options));
  const proxy: FaultProxy | undefined = options.throughProxy
    ? await startProxy(redis.port)
    : undefined;
  if (proxy !== undefined) context.defer(proxy.stop);
  const settings = {
    env: {
      ...context.env,
      ...ownEnv,
      SWEEPQ_COLD_START: context.pick({ full: '0', quick: '1' }),
      ...env,
    },
    redisUrl: proxy === undefined ? redis.url : `redis://127.0.0.1:${proxy.port}`,
    homeDir,
    datasetsDir: options.datasetsDir ?? context.datasetsDir,
    nodePath: options.nodePath,
    // The logs are checked for unhandled errors.
    keepLog: true,
    signal: context.over,
  };
  /** The running workers. */
  const workers = new Set<Part>();
  let started = 0;
  const keep = (part: Part) => {
    context.defer(() => end(part));
    return part;
  };
  let api = keep(await startApi(settings));
  const client = () => createClient({ url: api.url });
  const world = {
    ...settings,
    redis,
    proxy,
    workers,
    /** The api that was started last. */
    get api() {
      return api;
    },
    get client() {
      return client();
    },
    async startApi(of: Partial<ApiSettings> = {}) {
      api = keep(await startApi({ ...settings, ...of }));
      return api;
    },
    async startWorker(of: Partial<WorkerSettings> = {}) {
      started += 1;
      const mainPath = options.workerMainPath;
      const ofWorld = {
        ...settings,
        threads,
        name: `worker-${started}`,
        ...(mainPath && { mainPath }),
      };
      const worker = keep(await startWorker({ ...ofWorld, ...of }));
      workers.add(worker);
      void worker.exited.then(() => workers.delete(worker));
      return worker;
    },
    /** Submits a sweep without reuse, because a comparison with a copied result would prove nothing. Returns the sweep's id. */
    async submit(request: SentSweep): Promise<string> {
      const sent = { dataset: 'synthetic-cats', reuse: false, ...request };
      return (await client().submit(sent)).id;
    },
    waitForSweep: (id: string, timeoutMs = 120_000) =>
      waitUntil(
        `sweep ${id} has ended`,
        async () => {
          // A request may fail during a fault. It is repeated.
          const sweep = await client()
            .readSweep(id)
            .catch(() => undefined);
          return sweep?.finishedAt ? sweep : undefined;
        },
        { timeoutMs, everyMs: 50 },
      ),
  };
  for (let k = 0; k < workerCount; k++) await world.startWorker();
  return world;
}

async function startOwnRedis(
  context: RowContext,
  homeDir: string,
  { appendfsync, redisArgs }: WorldOptions,
): Promise<RedisProcess> {
  const redis = await startRedisProcess({
    program: context.redisProgram,
    dir: join(homeDir, 'redis'),
    ...(appendfsync && { appendfsync }),
    ...(redisArgs && { args: redisArgs }),
  });
  context.defer(redis.stop);
  return redis;
}

const ownEnv = {
  LOG_LEVEL: 'warn',
  SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/',
  SWEEPQ_TOKENS: '',
  SWEEPQ_TOKENS_FILE: '',
  SWEEPQ_RATE_LIMIT: '0',
  REDIS_URL: '',
  REDIS_URL_FILE: '',
  // Only for this process: the others would warn about an unknown variable.
  SWEEPQ_OTHER_NODE: undefined,
};

/** Kills a process without an orderly shutdown, which takes longer. */
async function end(part: Part): Promise<void> {
  part.kill('SIGCONT');
  part.kill('SIGKILL');
  await part.exited;
}

import { randomUUID } from 'node:crypto';
import { type Part, type Stack, startStack, startWorker } from '@sweepq/stack';
import type { Env } from '../env.ts';
import { describeApi } from './describe-api.ts';
import type { Api } from './submit-sweep.ts';

export type ServiceDeps = {
  env: Env;
  /** The state folder of the service: datasets, and the data of a local Redis. */
  homeDir: string;
  report: (line: string) => void;
  signal: AbortSignal;
};

export type ServiceOptions = {
  workers: number;
  threads?: number;
  /** Overrides for the environment of the api and of these workers. */
  env?: Env;
};

export type Service = {
  stack: Stack;
  api: Api;
  /** The prefix of the keys in Redis. */
  prefix: string;
  /** Starts one more worker. */
  addWorker(threads: number, env?: Env): Promise<Part>;
};

/** Starts the service as `npm start` does, on free ports and under a separate prefix. */
export async function startService(
  { env, homeDir, report, signal }: ServiceDeps,
  { workers, threads, env: overlay }: ServiceOptions,
): Promise<Service> {
  const prefix = `sweepq-bench-${randomUUID().slice(0, 8)}`;
  const open = { SWEEPQ_TOKENS: '', SWEEPQ_RATE_LIMIT: '0' };
  const ownEnv = { ...env, ...open, LOG_LEVEL: 'warn', SWEEPQ_PREFIX: prefix };
  const shared = { homeDir, signal };
  const own = { state: 'fresh', host: '127.0.0.1', port: 0, report, workers, threads } as const;
  // Without restarts: the end of a process ends the benchmark, because a restart would distort the measurement.
  const once = { restarts: 0 };
  const stack = await startStack({ ...shared, ...own, ...once, env: { ...ownEnv, ...overlay } });
  try {
    const api = await describeApi(stack.api.url, signal);
    const { url: redisUrl } = stack.redis;
    const addWorker = (threads: number, overlay?: Env) =>
      startWorker({ ...shared, env: { ...ownEnv, ...overlay }, redisUrl, threads });
    return { stack, api, prefix, addWorker };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

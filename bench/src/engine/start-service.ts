import { randomUUID } from 'node:crypto';
import { type Part, type Stack, startStack, startWorker } from '@sweepq/stack';
import type { EngineDeps } from './part.ts';

export type Service = {
  stack: Stack;
  /** One worker more. */
  addWorker(threads: number): Promise<Part>;
};

/** The service as `npm start` starts it, on free ports and under a prefix of its own. */
export async function startService(
  { env, homeDir, report, signal }: EngineDeps,
  options: { workers: number; threads?: number },
): Promise<Service> {
  const prefix = `sweepq-bench-${randomUUID().slice(0, 8)}`;
  const shared = { homeDir, signal, env: { ...env, LOG_LEVEL: 'warn', SWEEPQ_PREFIX: prefix } };
  const own = { state: 'fresh', host: '127.0.0.1', port: 0, report } as const;
  const stack = await startStack({ ...shared, ...own, ...options });
  const addWorker = (threads: number) =>
    startWorker({ ...shared, redisUrl: stack.redis.url, threads });
  return { stack, addWorker };
}

// Sends raw bodies to `POST /v1/sweeps`, and lists the keys that a request has written.
import { connectWorker, disconnect, schemaKey } from '@sweepq/redis';
import { inject } from 'vitest';
import { type Problem, readProblem } from './problem.ts';
import type { startService } from './service.ts';

type Service = Awaited<ReturnType<typeof startService>>;

export const json = 'application/json';
export const good = { dataset: 'synthetic-cats', space: { learningRate: 0.005, iterations: 100 } };

/** Sends a body unchanged. Expects problem details as the answer, and returns them. */
export async function sendBody(
  { api }: Service,
  body: string | Buffer,
  headers: Record<string, string> = { 'content-type': json },
): Promise<Problem> {
  return readProblem(
    await fetch(new URL('/v1/sweeps', api.url), { method: 'POST', headers, body }),
  );
}

export async function readWrittenKeys({ prefix }: Service): Promise<string[]> {
  const redis = connectWorker({ url: inject('redisUrl'), name: 'test', onError: () => undefined });
  const keys = await redis.keys(`${prefix}:*`);
  await disconnect(redis);
  // Without the keys that the api writes for any request: settings of queues, and the schema version.
  return keys.filter((key) => !key.endsWith(':meta') && key !== schemaKey(prefix));
}

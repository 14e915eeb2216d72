// Sweeps that have ended, in a service without a worker.
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Service, startService } from './service.ts';
import { short } from './steering.ts';

/** Starts a service without a worker, and trains sweeps of 4 trials. */
async function startEnded(count: number) {
  const service = await startService();
  const worker = await service.startWorker();
  const ids = await Promise.all(
    Array.from({ length: count }, async (_, k) => {
      const { id } = await service.submit({ space: { ...short, seed: [k, k + 100] } });
      await service.waitForSweep(id);
      return id;
    }),
  );
  await worker.stop();
  return { service, ids };
}

/** One service for all tests of a file. Each call of the returned function returns the service, and a sweep that no other test has. */
export function shareEnded(count: number) {
  let ended: Awaited<ReturnType<typeof startEnded>> | undefined;
  beforeAll(async () => {
    ended = await startEnded(count);
  });
  afterAll(() => ended?.service.stop());
  return () => {
    const id = ended?.ids.pop();
    if (ended === undefined || id === undefined) throw new Error('Expected another ended sweep.');
    return { service: ended.service, id };
  };
}

/** Starts a worker that stops when the test ends. */
export async function useWorker(service: Service) {
  const worker = await service.startWorker();
  onTestFinished(() => worker.stop());
  return worker;
}

// Deletes sweeps, and waits until their data is removed.
import { useConnection } from './queues.ts';
import type { Service } from './steering.ts';
import { findTraces } from './traces.ts';
import { waitUntil } from './wait.ts';

export const remove = ({ api }: Service, id: string) =>
  fetch(new URL(`/v1/sweeps/${id}`, api.url), { method: 'DELETE' });

export const readStatus = async ({ api }: Service, path: string) =>
  (await fetch(new URL(path, api.url))).status;

/** Waits until no key or value in Redis contains the id of this sweep. */
export async function waitUntilRemoved(service: Service, id: string): Promise<void> {
  const redis = useConnection(service);
  let traces: string[] = [];
  await waitUntil(`Redis has no trace of ${id}`, async () => {
    traces = await findTraces(redis, service.prefix, id);
    return traces.length === 0;
  }).catch((error) => {
    throw new Error(`Redis still has: ${traces.join(', ')}`, { cause: error });
  });
}

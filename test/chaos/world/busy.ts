import type { Part } from '@sweepq/stack';
import { waitUntil } from '../../support/wait.ts';
import type { Random } from '../random.ts';
import type { World } from './world.ts';

/** A metric of an api or a worker. Undefined if the process does not answer or does not have the metric. */
export async function readMetric(
  { url }: Pick<Part, 'url'>,
  name: string,
): Promise<number | undefined> {
  try {
    const text = await (await fetch(new URL('/metrics', url))).text();
    const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
    return value === undefined ? undefined : Number(value);
  } catch {
    return undefined;
  }
}

export const isBusy = async (worker: Pick<Part, 'url'>) =>
  ((await readMetric(worker, 'sweepq_runs_in_progress')) ?? 0) > 0;

/** Waits until a worker trains a run, and picks one of these workers. `meanwhile` runs before each check, and can add work. */
export async function pickBusy(
  { workers }: Pick<World, 'workers'>,
  random: Random,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<Part> {
  return waitUntil(
    'a worker trains',
    async () => {
      await meanwhile();
      const candidates = [...workers];
      const busy = await Promise.all(candidates.map(isBusy));
      const training = candidates.filter((worker, k) => busy[k] && workers.has(worker));
      return training.length > 0 && random.pick(training);
    },
    { timeoutMs: 60_000 },
  );
}

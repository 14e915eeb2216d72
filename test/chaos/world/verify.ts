import { collect, type Run, type Trial } from '@sweepq/client';
import { defaultPrefix } from '@sweepq/contract';
import type { RowContext, RowResult } from '../row.ts';
import { type SentSweep, startWorld, type World } from './world.ts';

// For rows that check the logs before their end.
export { expectNoUnhandled } from './unhandled.ts';

export type Verdict = Required<Pick<RowResult, 'lost' | 'duplicated' | 'hashesEqual'>>;

/**
 * Checks ended sweeps: every trial must have exactly one end, and the weights and cost curves must equal those of a run without faults.
 * `request` is the request of the sweep.
 */
export async function verify(
  context: RowContext,
  world: World,
  sweeps: readonly { id: string; request: SentSweep }[],
): Promise<Verdict> {
  context.expect(sweeps.length > 0, 'Expected sweeps to verify, got none.');
  let [lost, duplicated, hashesEqual] = [0, 0, true];
  for (const { id, request } of sweeps) {
    const clean = await hashesOfCleanRun(context, request);
    const { counts } = await world.client.readSweep(id);
    const trials = await collect(world.client.listTrials(id));
    const ended = trials.filter(({ finishedAt }) => finishedAt !== null);
    lost += counts.total - ended.length;
    duplicated += await countSecondEnds(world, id);
    const { total, ...byStatus } = counts;
    const sum = Object.values(byStatus).reduce((a, b) => a + b, 0);
    context.expect(
      sum === total,
      `Expected the counts of ${id} to add up to ${total}, got ${sum}.`,
    );
    const hashes = hashesOf(trials, await listRuns(world, id));
    const others = Object.keys(clean).filter((key) => clean[key] !== hashes[key]);
    if (others.length > 0) context.note(`other hashes in ${id}: ${others.slice(0, 3).join('; ')}`);
    hashesEqual &&= others.length === 0;
  }
  return { lost, duplicated, hashesEqual };
}

/** The sha256 of weights and cost curves. The keys contain the hyperparameters. */
export type Hashes = Record<string, string | null>;

const known = new Map<string, Promise<Hashes>>();

/** The hashes of the same sweep on one worker without faults. Each request is trained once for all rows. */
export function hashesOfCleanRun(context: RowContext, request: SentSweep): Promise<Hashes> {
  const key = JSON.stringify(request);
  const found = known.get(key) ?? trainClean(context, request);
  known.set(key, found);
  // After an error, the next row trains the sweep again.
  found.catch(() => known.delete(key));
  return found;
}

async function trainClean(context: RowContext, request: SentSweep): Promise<Hashes> {
  // Collects the deferred functions, so that these processes are stopped here, and not at the end of the row.
  const ends: (() => unknown)[] = [];
  const own = { ...context, defer: (end: () => unknown) => void ends.unshift(end) };
  try {
    const world = await startWorld(own, { name: `clean-${known.size}`, threads: 2 });
    const id = await world.submit(request);
    await world.waitForSweep(id, 300_000);
    const trials = await collect(world.client.listTrials(id));
    const runs = await listRuns(world, id);
    assertTrained(trials, runs);
    return hashesOf(trials, runs);
  } finally {
    for (const end of ends) await end();
  }
}

/** Throws if a trial or a run has no result: two sweeps without results would be equal, and prove nothing. */
function assertTrained(trials: readonly Trial[], runs: readonly Run[]): void {
  const learnt = [
    ...trials.map(({ id, status, modelDigest }) => ({ id, status, hash: modelDigest })),
    ...runs.map(({ id, status, curveDigest }) => ({ id, status, hash: curveDigest })),
  ];
  // A diverged trial is a valid result, because it diverges in every run.
  const other = learnt.find(
    ({ status, hash }) =>
      status !== 'diverged' && (!['completed', 'pruned'].includes(status) || hash === null),
  );
  if (trials.length > 0 && runs.length > 0 && other === undefined) return;
  const got = other === undefined ? 'none' : `${other.id}, ${other.status}, with ${other.hash}`;
  throw new Error(`Expected a result of each trial of a run without faults, got ${got}.`);
}

export const hashesOf = (trials: readonly Trial[], runs: readonly Run[]): Hashes => ({
  ...Object.fromEntries(
    trials.map(({ params, status, modelDigest }) => [
      `weights of ${JSON.stringify(params)}`,
      status === 'completed' ? modelDigest : `${status} ${modelDigest}`,
    ]),
  ),
  ...Object.fromEntries(
    runs.map(({ params, curveDigest }) => [`curve of ${JSON.stringify(params)}`, curveDigest]),
  ),
});

/** All runs of a sweep. */
export async function listRuns({ api }: Pick<World, 'api'>, id: string): Promise<Run[]> {
  const runs: Run[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ limit: '500', ...(cursor && { cursor }) });
    const response = await fetch(new URL(`/v1/sweeps/${id}/runs?${query}`, api.url));
    if (!response.ok) throw new Error(`runs of ${id}: ${response.status}`);
    const page = (await response.json()) as { items: Run[]; nextCursor?: string | null };
    runs.push(...page.items);
    cursor = page.nextCursor ?? null;
  }
  return runs;
}

/** The number of trials that have a second end in the events. One script changes events and counts. */
export async function countSecondEnds({ redis }: World, id: string): Promise<number> {
  const entries = await redis.client.xrange(`${defaultPrefix}:store:sweep:${id}:events`, '-', '+');
  const ended = entries.flatMap(([, [, event = '{}']]) => {
    const { type, id: trial, status } = JSON.parse(event) as Partial<Record<string, string>>;
    return type === 'trial' && status !== 'queued' && trial !== undefined ? [trial] : [];
  });
  return ended.length - new Set(ended).size;
}

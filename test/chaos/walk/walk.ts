import type { Row, RowContext, RowResult } from '../row.ts';
import { startSentinel } from '../world/failover.ts';
import { startWorld } from '../world/world.ts';
import { runClients } from './clients.ts';
import { drain, readStatuses } from './drain.ts';
import { injectFaults } from './faults.ts';
import { readFinalState } from './final-state.ts';
import type { History } from './history.ts';
import { createKnownSweeps } from './known-sweeps.ts';
import { judge, violations } from './oracle.ts';
import { trainReference } from './shapes.ts';

const faults = {
  full: { rollback: 40, failover: 6, redis: 8, api: 12, worker: 16, stray: 8 },
  quick: { rollback: 3, failover: 1, redis: 1, api: 1, worker: 1, stray: 1 },
};
const sweepsOf = { full: 600, quick: 30 };
/** The maximum number of violations that are printed. All violations count. */
const mostPrinted = 40;

/** Clients send random requests while processes are killed and Redis is rolled back. The walk is not one of the numbered rows. */
export const createWalk = (sweeps?: number): Row => ({
  number: 0,
  fault: 'random walk',
  quick: false,
  run: (context) => walk(context, sweeps ?? context.pick(sweepsOf)),
});

async function walk(context: RowContext, sweeps: number): Promise<RowResult> {
  const startedAt = performance.now();
  const reference = await trainReference(context);
  const past = await startSentinel(context, 'sentinel');
  const world = await startWorld(context, { redis: past.redis, workers: 2, threads: 1 });
  const history: History = { entries: [], sightings: [], gaps: [] };
  const known = createKnownSweeps();
  const counts = context.pick(faults);
  let isDisturbed = true;
  const [injected] = await Promise.all([
    injectFaults(context, world, { past, gaps: history.gaps, counts }).finally(() => {
      isDisturbed = false;
    }),
    runClients(world, {
      ...{ history, known, sweeps, random: context.random },
      isDisturbed: () => isDisturbed,
    }),
  ]);
  context.note('all requests and faults are done: waiting for the open sweeps');
  const atRest = await readStatuses(world);
  await drain(world);

  const state = { ...(await readFinalState(world, reference)), atRest };
  const judgement = judge(history, state, known.shapes);
  const wrong = violations(judgement);
  for (const sentence of wrong.slice(0, mostPrinted)) context.expect(false, sentence);
  if (wrong.length > mostPrinted) context.expect(false, `and ${wrong.length - mostPrinted} more`);
  const ages = injected.agesMs.toSorted((a, b) => a - b);
  const { entries, gaps } = history;
  return {
    injected: Object.values(injected.faults).reduce((a, b) => a + b, 0),
    // Open trials in ended sweeps count as lost, because they would never end.
    lost: judgement.lost.length + judgement.openInEnded.length,
    duplicated: judgement.doubled.length,
    hashesEqual: judgement.otherBits.length === 0,
    measured: {
      sweeps: new Set(entries.filter(({ action }) => action === 'submit').map(({ id }) => id)).size,
      requests: entries.length,
      ...injected.faults,
      gaps: gaps.length,
      medianAgeMs: ages[ages.length >> 1] ?? 0,
      oldestMs: ages.at(-1) ?? 0,
      sweepsAtTheEnd: state.sweeps.length,
      trials: state.sweeps.reduce((sum, sweep) => sum + sweep.counts.total, 0),
      miscounted: judgement.miscounted.length,
      openInEnded: judgement.openInEnded.length,
      half: judgement.half.length,
      undone: judgement.undone.length,
      doubledInGaps: judgement.doubledInGaps.length,
      minutes: Math.round((performance.now() - startedAt) / 6_000) / 10,
    },
  };
}

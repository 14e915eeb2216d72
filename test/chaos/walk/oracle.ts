import type { FinalState, FinalSweep } from './final-state.ts';
import { type Entry, type History, isKept, isTaken } from './history.ts';
import type { Shape } from './shapes.ts';

/** The violations by kind. `doubledInGaps` is reported, but does not count as a violation: Redis may have lost the first submit. */
export type Judgement = {
  lost: string[];
  doubled: string[];
  otherBits: string[];
  miscounted: string[];
  openInEnded: string[];
  half: string[];
  undone: string[];
  doubledInGaps: string[];
};

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

type Shapes = ReadonlyMap<string, Pick<Shape, 'trials' | 'combinations'>>;

/**
 * Compares the final state with the acknowledged requests. A change that was acknowledged outside of all gaps must be present. A change
 * that was acknowledged within a gap may be present or absent, but not partly present. The keys of `shapes` are idempotency keys.
 */
export function judge(history: History, state: FinalState, shapes: Shapes): Judgement {
  const judgement: Judgement = {
    ...{ lost: [], doubled: [], otherBits: [], miscounted: [] },
    ...{ openInEnded: [], half: [], undone: [], doubledInGaps: [] },
  };
  const byId = groupBy(history.entries, ({ id }) => id);
  const there = new Map(state.sweeps.map((sweep) => [sweep.id, sweep]));
  for (const [id, entries] of byId) judgeAcknowledged(judgement, history, { id, entries, there });
  judgeKeys(judgement, history, state);
  for (const sweep of state.sweeps) {
    judgeWhole(judgement, sweep, shapes.get(sweep.name));
    const entries = byId.get(sweep.id) ?? [];
    judgeSteering(judgement, history, sweep, entries);
    judgePause(judgement, history, { sweep, entries, atRest: state.atRest.get(sweep.id) });
  }
  judgement.half.push(...state.halves);
  for (const id of state.leftovers)
    judgement.half.push(`${id} does not exist, but Redis has keys of it`);
  return judgement;
}

export const violations = ({ doubledInGaps: _, ...kinds }: Judgement): string[] =>
  Object.entries(kinds).flatMap(([kind, sentences]) =>
    sentences.map((sentence) => `${kind}: ${sentence}`),
  );

type OfSweep = { id: string; entries: readonly Entry[]; there: ReadonlyMap<string, FinalSweep> };

/** An accepted sweep must exist, and a deleted sweep must not exist. */
function judgeAcknowledged({ lost, undone }: Judgement, { gaps }: History, of: OfSweep): void {
  const { id, entries, there } = of;
  const isAccepted = entries.some(
    (entry) => entry.action === 'submit' && isTaken(entry) && isKept(entry, gaps),
  );
  const deletions = entries.filter(({ action }) => action === 'delete');
  if (isAccepted && deletions.length === 0 && !there.has(id)) {
    lost.push(`${id} was accepted and does not exist`);
  }
  // A later request found the sweep, so it existed. If that request was an accepted delete, it is deleted.
  const isDeleted = deletions.some((entry) => isTaken(entry) && isKept(entry, gaps));
  if (isDeleted && there.has(id)) undone.push(`${id} was deleted and exists`);
}

/** Each idempotency key must have at most one sweep. */
function judgeKeys(judgement: Judgement, { entries, gaps }: History, state: FinalState): void {
  for (const [name, sweeps] of groupBy(state.sweeps, (sweep) => sweep.name)) {
    if (sweeps.length < 2) continue;
    // A sweep that was submitted or deleted within a gap does not count.
    const isUncertain = ({ id }: FinalSweep) =>
      entries.some(
        (entry) =>
          entry.id === id &&
          (entry.action === 'submit' || entry.action === 'delete') &&
          !isKept(entry, gaps),
      );
    const certain = sweeps.filter((sweep) => !isUncertain(sweep)).length;
    const kind = certain > 1 ? judgement.doubled : judgement.doubledInGaps;
    kind.push(`${sweeps.length} sweeps of ${name}: ${sweeps.map(({ id }) => id).join(', ')}`);
  }
}

function judgeWhole(judgement: Judgement, sweep: FinalSweep, shape: ShapeOf | undefined): void {
  const { id, status, counts, listed, isEnded } = sweep;
  const { total, ...byStatus } = counts;
  if (!isEnded) judgement.lost.push(`${id} has not ended: it is ${status}`);
  for (const [name, count] of Object.entries(byStatus)) {
    const recount = listed[name] ?? 0;
    if (recount !== count)
      judgement.miscounted.push(`${id} counts ${count} ${name} trials and lists ${recount}`);
  }
  const all = Object.values(listed).reduce((a, b) => a + b, 0);
  const expected = shape && shape.trials + shape.combinations * sweep.extensions;
  if (all !== total || total !== expected)
    judgement.miscounted.push(`${id} counts ${total} of ${expected} trials and lists ${all}`);
  const open = Math.max(
    counts.queued + counts.running,
    (listed.queued ?? 0) + (listed.running ?? 0),
  );
  if (isEnded && open > 0)
    judgement.openInEnded.push(`${id} is ${status} with ${open} open trials`);
  if (sweep.secondEnds > 0)
    judgement.doubled.push(`${sweep.secondEnds} trials of ${id} have a second result`);
  for (const bits of sweep.otherBits) judgement.otherBits.push(`${id}: ${bits}`);
  // Only a cancelled sweep may have failed trials: those of all other sweeps were retried.
  const mayHaveFailed = status === 'cancelled' ? [strayCause] : [];
  for (const cause of sweep.failures)
    if (!mayHaveFailed.includes(cause)) judgement.lost.push(`a trial of ${id} failed: ${cause}`);
}

type ShapeOf = Pick<Shape, 'trials' | 'combinations'>;

/** The failure code of a worker without datasets. */
const strayCause = 'dataset-not-found';

/** Every acknowledged request outside of all gaps must have taken effect. A change without a request is a violation. */
function judgeSteering(
  { undone, lost }: Judgement,
  { gaps, sightings }: History,
  sweep: FinalSweep,
  entries: readonly Entry[],
): void {
  const { id, status } = sweep;
  const of = (action: Entry['action']) => entries.filter((entry) => entry.action === action);
  const kept = (action: Entry['action']) =>
    of(action).filter((entry) => isTaken(entry) && isKept(entry, gaps));
  if (kept('cancel').length > 0 && status !== 'cancelled')
    undone.push(`${id} was cancelled and is ${status}`);
  if (status === 'cancelled' && of('cancel').length === 0)
    undone.push(`${id} is cancelled without a request`);
  const cancelled = sweep.listed.cancelled ?? 0;
  if (status !== 'cancelled' && cancelled > 0)
    lost.push(`${cancelled} trials of ${id}, which is ${status}, are cancelled`);
  const [least, most] = [kept('extend').length, of('extend').length];
  if (sweep.extensions < least || sweep.extensions > most)
    undone.push(`${id} was extended ${least} to ${most} times and has ${sweep.extensions}`);
  const last = of('priority').at(-1);
  if (last && isTaken(last) && isKept(last, gaps) && last.priority !== sweep.priority)
    undone.push(`${id} was given the priority ${last.priority} and has ${sweep.priority}`);
  for (const sighting of sightings) {
    if (sighting.id !== id || !isKept(sighting, gaps)) continue;
    if (sighting.completed > sweep.counts.completed)
      lost.push(
        `${id} had ${sighting.completed} completed trials and has ${sweep.counts.completed}`,
      );
  }
}

/** If the last request was a pause, the sweep must be paused before the walk resumes it. */
function judgePause(
  { undone }: Judgement,
  { gaps }: History,
  {
    sweep,
    entries,
    atRest,
  }: { sweep: FinalSweep; entries: readonly Entry[]; atRest: string | undefined },
): void {
  const last = entries.findLast(({ action }) => action !== 'submit' && action !== 'priority');
  if (last?.action !== 'pause' || !isTaken(last) || !isKept(last, gaps)) return;
  if (atRest !== 'paused') undone.push(`${sweep.id} was paused and was ${atRest}`);
}

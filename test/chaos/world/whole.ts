import { collect, type Trial } from '@sweepq/client';
import type { ExpectedSweep } from '../moments/moment.ts';
import type { RowContext } from '../row.ts';
import { countSecondEnds, hashesOf, hashesOfCleanRun, listRuns, type Verdict } from './verify.ts';
import type { World } from './world.ts';

type Found = { wrong: string[]; lost: number; duplicated: number; hashesEqual: boolean };

/** Checks that ended sweeps are complete although Redis has lost writes. */
export async function verifyWhole(
  context: RowContext,
  world: World,
  sweeps: readonly ExpectedSweep[],
): Promise<Verdict> {
  const verdict = { lost: 0, duplicated: 0, hashesEqual: true };
  for (const sweep of sweeps) {
    const { wrong, lost, duplicated, hashesEqual } = await lookAtSweep(context, world, sweep);
    for (const sentence of wrong) context.expect(false, `${sweep.of}: ${sweep.id} ${sentence}`);
    verdict.lost += lost;
    verdict.duplicated += duplicated;
    verdict.hashesEqual &&= hashesEqual;
  }
  return verdict;
}

/** Returns the end of a sentence for each error of a sweep. */
export async function listErrors(
  context: RowContext,
  world: World,
  sweep: ExpectedSweep,
): Promise<string[]> {
  const { wrong, hashesEqual } = await lookAtSweep(context, world, sweep);
  return hashesEqual ? wrong : [...wrong, 'has other hashes than a clean run'];
}

async function lookAtSweep(
  context: RowContext,
  world: World,
  { id, request, mayBeCancelled = false }: ExpectedSweep,
): Promise<Found> {
  const clean = await hashesOfCleanRun(context, request);
  const sweep = await world.client.readSweep(id);
  const { total, ...counts } = sweep.counts;
  const trials = await collect(world.client.listTrials(id));
  const wrong: string[] = [];
  const expect = (holds: boolean, sentence: string) => void (holds || wrong.push(sentence));
  expect(sweep.finishedAt !== null, `has not ended: it is ${sweep.status}`);
  expect(trials.length === total, `lists ${trials.length} of ${total} trials`);
  for (const [status, count] of Object.entries(counts)) {
    const recount = trials.filter((trial) => trial.status === status).length;
    expect(recount === count, `counts ${count} ${status} trials and lists ${recount}`);
  }
  const open = trials.filter(({ status }) => status === 'queued' || status === 'running');
  expect(open.length === 0, `ended as ${sweep.status} with ${open.length} open trials`);
  for (const [cause, count] of causesOf(trials)) wrong.push(`has ${count} failed trials: ${cause}`);
  const cancelled = trials.filter(({ status }) => status === 'cancelled').length;
  expect(cancelled === 0 || mayBeCancelled, `has ${cancelled} cancelled trials`);

  const completed = trials.filter(({ status }) => status === 'completed');
  const runs = (await listRuns(world, id)).filter(({ status }) => status === 'completed');
  const hashes = hashesOf(completed, runs);
  // An extended sweep has additional runs for its earlier trials.
  const isKnown = (key: string) => key in clean || key.startsWith('weights of ');
  const others = Object.keys(hashes).filter((key) => isKnown(key) && hashes[key] !== clean[key]);
  if (others.length > 0) context.note(`other hashes in ${id}: ${others.slice(0, 3).join('; ')}`);
  const isAll = mayBeCancelled || trials.length === countTrials(clean);
  expect(isAll, `has ${trials.length} trials, a clean run ${countTrials(clean)}`);
  return {
    wrong,
    lost: open.length + Math.max(0, total - trials.length),
    duplicated: await countSecondEnds(world, id),
    hashesEqual: others.length === 0,
  };
}

function causesOf(trials: readonly Trial[]): Map<string, number> {
  const causes = new Map<string, number>();
  for (const { failure, status } of trials) {
    if (status !== 'failed') continue;
    const cause = `${failure?.code} (${failure?.message})`;
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
  }
  return causes;
}

const countTrials = (hashes: Readonly<Record<string, unknown>>) =>
  Object.keys(hashes).filter((key) => key.startsWith('weights of ')).length;

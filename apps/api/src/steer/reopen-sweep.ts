// Retries and extensions, which reopen a sweep that has ended.
import { type Extension, isEnded, type StoredRetry } from '@sweepq/contract';
import { countAdded, parseExtension, preparePlan } from '@sweepq/plan';
import { addPlanning, isPlannedBy } from '@sweepq/queue';
import { assertTakesWrites } from '@sweepq/redis';
import { createYielder, type Reopening, type StoredSweep } from '@sweepq/store';
import type { Lend } from '../heavy/create-heavy.ts';
import { assertRevision } from '../http/preconditions.ts';
import { ApiProblem, noSweep } from '../problems/problem.ts';
import { parseExtensionBody } from '../submit/parse-bodies.ts';
import type { SteerDeps } from './on-record.ts';
import type { Change } from './steer-once.ts';
import type { Condition } from './steer-sweep.ts';

type Reopen = Condition & Change;

/** Trains the failed trials of a sweep again. */
export async function retrySweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  retry: StoredRetry,
  change: Reopen,
): Promise<void> {
  if (await isReopened(deps, sweep, change)) return;
  await findRetriedRuns(deps, sweep, retry, change);
  await reopenSweep(deps, sweep, { retry }, change);
}

/**
 * Returns the runs that a retry would train again. Throws a problem if the sweep cannot be reopened, or if no failed trial
 * matches.
 */
export async function findRetriedRuns(
  { store }: Pick<SteerDeps, 'store'>,
  sweep: StoredSweep,
  { cause }: Pick<StoredRetry, 'cause'>,
  { revisions }: Condition,
): Promise<number[]> {
  assertReopens(sweep, revisions);
  const failed = await store.findFailedRuns(sweep.spec, cause);
  if (failed.length > 0) return failed;
  const why = cause === undefined ? '' : ` with the code \`${cause}\``;
  const detail = `Expected a sweep with failed trials${why}, got one without.`;
  throw new ApiProblem('nothing-to-retry', { detail });
}

/** Adds trials to a sweep. Existing trials keep their ids. The new trials have the next indices. */
export async function extendSweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  { body, lend, ...change }: Reopen & { body: unknown; lend: Lend },
): Promise<void> {
  if (await isReopened(deps, sweep, change)) return;
  const { spec } = sweep;
  const extension = await parseExtensionTo(sweep, { body, lend, revisions: change.revisions });
  const extensions = [...(spec.extensions ?? []), extension];
  await preparePlan({ ...spec, extensions }, 'trials', createYielder());
  const added = { extension, trials: countAdded(spec, extension) };
  await reopenSweep(deps, sweep, { added }, change);
}

/** Parses an extension. Throws a problem if the sweep cannot be reopened, or if the extension is invalid for the sweep. */
export async function parseExtensionTo(
  sweep: StoredSweep,
  { body, lend, revisions }: Condition & { body: unknown; lend: Lend },
): Promise<Extension> {
  assertReopens(sweep, revisions);
  return parseExtension(await parseExtensionBody(sweep.spec, body, lend));
}

/** Throws a problem if the sweep has not ended, was cancelled, or was ended by a stop rule. */
function assertReopens(
  { status, isClosed, stoppedBy, revision }: StoredSweep,
  revisions: readonly number[] | undefined,
): void {
  assertRevision(revision, revisions);
  if (!isEnded(status)) {
    const detail = `Expected a sweep that has ended, got one that is ${status}.`;
    throw new ApiProblem('sweep-open', { detail });
  }
  if (!isClosed) return;
  const how = stoppedBy === null ? 'was cancelled' : `was ended by its rule \`${stoppedBy}\``;
  const detail = `Expected a sweep that was neither cancelled nor ended by a stop rule, got one that ${how}.`;
  throw new ApiProblem('sweep-closed', { detail });
}

/**
 * Whether an earlier request with the same idempotency key has reopened the sweep already. Throws a problem if another request
 * has reopened the sweep since the key was claimed.
 */
async function isReopened(
  { queues }: Pick<SteerDeps, 'queues'>,
  { spec: { id }, generation: present }: StoredSweep,
  { generation, keySha256 }: Change,
): Promise<boolean> {
  if (keySha256 === undefined || present === generation) return false;
  if (await isPlannedBy(queues, { id, generation: generation + 1 }, keySha256)) return true;
  throw reopenedByAnother();
}

/**
 * Reopens a sweep by a job of its next generation. If this process crashes after it has added the job, a worker completes the
 * change. A repeated request adds no second job, because the job has the same id.
 */
async function reopenSweep(
  { redis, queues, store }: SteerDeps,
  { spec, generation: present }: StoredSweep,
  reopening: Reopening,
  { keySha256 }: Change,
): Promise<void> {
  await assertTakesWrites(redis, queues.prefix);
  const generation = present + 1;
  const planning =
    'added' in reopening
      ? { step: 'extend' as const, extension: reopening.added.extension }
      : { step: 'retry' as const, retry: reopening.retry };
  const submission = keySha256 === undefined ? {} : { submission: keySha256 };
  const isOurs = await addPlanning(queues, spec, { ...planning, generation, ...submission });
  const reopened = isOurs ? await store.reopenSweep(spec.id, generation, reopening) : 'other';
  if (reopened === 'reopened') return;
  // Another request has deleted the sweep in the meantime. The added job does nothing.
  if (reopened === 'gone') throw noSweep(spec.id);
  throw reopenedByAnother();
}

const reopenedByAnother = () =>
  new ApiProblem('sweep-open', { detail: 'Another request has reopened the sweep.' });

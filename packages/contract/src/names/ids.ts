// The id of a trial or a run begins with the id of its sweep. Ids contain no ':' and are not integers, because they are
// also used as BullMQ job ids.
import { hash } from 'node:crypto';
import { ulid } from 'ulid';

const sweepPattern = /^swp_[0-9a-hjkmnp-tv-z]{26}$/;
const sweepJobPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26})(?:-g([0-9]{1,9}))?$/;
const runJobPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26}-r[0-9]{1,6})(?:-g([0-9]{1,9}))?$/;
const deliveryPattern = /^swp_[0-9a-hjkmnp-tv-z]{26}-d[0-9]{13,15}-[0-9]{6,15}-[0-9]$/;
const memberPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26})-([rt])(0|[1-9][0-9]{0,5})$/;

/** Returns the id of a new sweep. Ids that are created later sort later. */
export function createSweepId(now: number): string {
  return `swp_${ulid(now).toLowerCase()}`;
}

export const runId = (sweepId: string, run: number) => `${sweepId}-r${run}`;
export const trialId = (sweepId: string, trial: number) => `${sweepId}-t${trial}`;

// The jobs of a sweep belong to a generation. A sweep that is paused gets a new generation when its runs are queued again.
// The generation in a job's id keeps jobs of an older generation apart from the current ones.
const ofGeneration = (id: string, generation: number) =>
  generation === 0 ? id : `${id}-g${generation}`;

/** The id of the job that plans a sweep's runs and waits for them. */
export const sweepJobId = ofGeneration;
/** The id of a run's job. */
export const runJobId = (sweepId: string, run: number, generation: number) =>
  ofGeneration(runId(sweepId, run), generation);
/** The id of the job that removes a sweep's runs of one generation from their queue. */
export const clearJobId = (sweepId: string, generation: number) =>
  ofGeneration(`${sweepId}-clear`, generation);
/** The id of the job that ends a sweep at its time limit. */
export const deadlineJobId = (sweepId: string, generation: number) =>
  ofGeneration(`${sweepId}-deadline`, generation);

/**
 * The id of a delivery to a webhook of a sweep, derived from the id of its notice. The job of the delivery has the same id.
 * Ids of one sweep sort by time.
 */
export function deliveryId(sweepId: string, noticeId: string, webhook: number): string {
  const [ms = '', number = ''] = noticeId.split('-');
  return `${sweepId}-d${ms.padStart(13, '0')}-${number.padStart(6, '0')}-${webhook}`;
}

/**
 * The id of the job that removes the data of a deleted sweep, with its generations up to this one. A queue keeps events of
 * finished jobs for some time, so this id must not contain the sweep's id.
 */
export const deletionJobId = (sweepId: string, generation: number) =>
  `delete-${hash('sha256', ofGeneration(sweepId, generation), 'hex').slice(0, 32)}`;

/** Returns the sweep that a job plans, and its generation. Undefined for a job that steers a sweep. */
export function parseSweepJobId(text: string) {
  const [, sweepId, generation = 0] = sweepJobPattern.exec(text) ?? [];
  return sweepId === undefined ? undefined : { sweepId, generation: Number(generation) };
}

/** Returns the run of a job, and its generation. */
export function parseRunJobId(text: string) {
  const [, id = '', generation = 0] = runJobPattern.exec(text) ?? [];
  const run = parseRunId(id);
  return run && { ...run, generation: Number(generation) };
}

export const isDeliveryId = (text: string) => deliveryPattern.test(text);
export const isSweepId = (text: string) => sweepPattern.test(text);
export const parseRunId = (text: string) => parseMember(text, 'r');
export const parseTrialId = (text: string) => parseMember(text, 't');

function parseMember(text: string, kind: 'r' | 't') {
  const match = memberPattern.exec(text);
  if (match?.[1] === undefined || match[2] !== kind) return undefined;
  return { sweepId: match[1], index: Number(match[3]) };
}

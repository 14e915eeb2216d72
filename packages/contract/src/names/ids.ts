// The id of a trial or a run begins with the id of its sweep. Ids contain no ':' and are not integers, because they are
// also used as BullMQ job ids.
import { hash } from 'node:crypto';
import { decodeTime, ulid } from 'ulid';

const sweepPattern = /^swp_[0-9a-hjkmnp-tv-z]{26}$/;
const sweepJobPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26})(?:-g([0-9]{1,9}))?$/;
const runJobPattern =
  /^(swp_[0-9a-hjkmnp-tv-z]{26}-r[0-9]{1,6})(?:-u([0-9]{1,2}))?(?:-g([0-9]{1,9}))?$/;
const deliveryPattern = /^swp_[0-9a-hjkmnp-tv-z]{26}-d[0-9]{13,15}-[0-9]{6,15}-[0-9]$/;
const operationPattern = /^op_[0-9a-hjkmnp-tv-z]{26}$/;
const memberPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26})-([rt])(0|[1-9][0-9]{0,5})$/;

/** Returns the id of a new sweep. Ids that are created later sort later. */
export function createSweepId(now: number): string {
  return `swp_${ulid(now).toLowerCase()}`;
}

/** Returns the id of a new operation. Ids that are created later sort later. */
export const createOperationId = (now: number) => `op_${ulid(now).toLowerCase()}`;

/** Returns the time at which the id of an operation was created. */
export const timeOfOperation = (id: string) =>
  new Date(decodeTime(id.slice('op_'.length).toUpperCase())).toISOString();

export const runId = (sweepId: string, run: number) => `${sweepId}-r${run}`;
export const trialId = (sweepId: string, trial: number) => `${sweepId}-t${trial}`;

// The jobs of a sweep belong to a generation. A pause, a retry and an extension start a new generation. The generation in the
// id of a job distinguishes current jobs from jobs of earlier generations.
const ofGeneration = (id: string, generation: number) =>
  generation === 0 ? id : `${id}-g${generation}`;

/** The id of the job that plans the runs of a sweep and waits for these runs. */
export const sweepJobId = ofGeneration;
/** The id of a run's job. In a sweep with pruning, a run has a job for each rung. */
export const runJobId = (sweepId: string, run: number, generation: number, rung?: number) =>
  ofGeneration(
    rung === undefined ? runId(sweepId, run) : `${runId(sweepId, run)}-u${rung}`,
    generation,
  );
/** The id of the job that removes the queued runs of one generation of a sweep. */
export const clearJobId = (sweepId: string, generation: number) =>
  ofGeneration(`${sweepId}-clear`, generation);
/** The id of the job that ends a sweep at its time limit. */
export const deadlineJobId = (sweepId: string, generation: number) =>
  ofGeneration(`${sweepId}-deadline`, generation);

/**
 * The id of a delivery, derived from its sweep, its notice and its webhook. The job of the delivery has the same id. The ids of
 * the deliveries of one sweep sort by time.
 */
export function deliveryId(sweepId: string, noticeId: string, webhook: number): string {
  const [ms = '', number = ''] = noticeId.split('-');
  return `${sweepId}-d${ms.padStart(13, '0')}-${number.padStart(6, '0')}-${webhook}`;
}

/**
 * The id of the job that removes the data of a deleted sweep and the jobs of its generations up to `generation`. The id is a
 * hash and does not contain the id of the sweep, because the queue keeps events of finished jobs.
 */
export const deletionJobId = (sweepId: string, generation: number) =>
  `delete-${hash('sha256', ofGeneration(sweepId, generation), 'hex').slice(0, 32)}`;

/** Returns the sweep and the generation of a job that plans a sweep. Undefined for other jobs of the queue `sweeps`. */
export function parseSweepJobId(text: string) {
  const [, sweepId, generation = 0] = sweepJobPattern.exec(text) ?? [];
  return sweepId === undefined ? undefined : { sweepId, generation: Number(generation) };
}

/** Returns the run, the rung and the generation of a job of the queue `runs`. */
export function parseRunJobId(text: string) {
  const [, id = '', rung, generation = 0] = runJobPattern.exec(text) ?? [];
  const run = parseRunId(id);
  if (run === undefined) return undefined;
  return {
    ...run,
    generation: Number(generation),
    rung: rung === undefined ? undefined : Number(rung),
  };
}

export const isDeliveryId = (text: string) => deliveryPattern.test(text);
export const isOperationId = (text: string) => operationPattern.test(text);
export const isSweepId = (text: string) => sweepPattern.test(text);
export const parseRunId = (text: string) => parseMember(text, 'r');
export const parseTrialId = (text: string) => parseMember(text, 't');

function parseMember(text: string, kind: 'r' | 't') {
  const match = memberPattern.exec(text);
  if (match?.[1] === undefined || match[2] !== kind) return undefined;
  return { sweepId: match[1], index: Number(match[3]) };
}

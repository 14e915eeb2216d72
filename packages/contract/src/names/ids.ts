// Ids say where they belong: a trial's or a run's id begins with its sweep's. They hold no ':' and
// are no integers, because they serve as BullMQ job ids.
import { hash } from 'node:crypto';
import { ulid } from 'ulid';

const sweepPattern = /^swp_[0-9a-hjkmnp-tv-z]{26}$/;
const sweepJobPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26})(?:-g([0-9]{1,9}))?$/;
const runJobPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26}-r[0-9]{1,6})(?:-g([0-9]{1,9}))?$/;
const deliveryPattern = /^swp_[0-9a-hjkmnp-tv-z]{26}-d[0-9]{13,15}-[0-9]{6,15}-[0-9]$/;
const memberPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26})-([rt])(0|[1-9][0-9]{0,5})$/;

/** A new sweep's id; ids made later sort later. */
export function createSweepId(now: number): string {
  return `swp_${ulid(now).toLowerCase()}`;
}

export const runId = (sweepId: string, run: number) => `${sweepId}-r${run}`;
export const trialId = (sweepId: string, trial: number) => `${sweepId}-t${trial}`;

// A sweep has one generation of jobs after another: it is paused, and its runs are queued anew later on. Jobs of an
// older generation that are still about are not taken for those of the present one.
const ofGeneration = (id: string, generation: number) =>
  generation === 0 ? id : `${id}-g${generation}`;

/** Of the job that plans a sweep's runs and waits for them. */
export const sweepJobId = ofGeneration;
/** Of the job of a run. */
export const runJobId = (sweepId: string, run: number, generation: number) =>
  ofGeneration(runId(sweepId, run), generation);
/** Of the job that takes a sweep's runs of one generation out of their queue. */
export const clearJobId = (sweepId: string, generation: number) =>
  ofGeneration(`${sweepId}-clear`, generation);
/** Of the job that ends a sweep whose time is over. */
export const deadlineJobId = (sweepId: string, generation: number) =>
  ofGeneration(`${sweepId}-deadline`, generation);

/**
 * Of what a webhook of a sweep is told, by the id of what it is told: also that of the job that does it. Ids of one sweep sort
 * by time.
 */
export function deliveryId(sweepId: string, noticeId: string, webhook: number): string {
  const [ms = '', number = ''] = noticeId.split('-');
  return `${sweepId}-d${ms.padStart(13, '0')}-${number.padStart(6, '0')}-${webhook}`;
}

/**
 * Of the job that removes what is left of a deleted sweep with its generations up to this one. A queue tells of its jobs for
 * a while after they are done, and is not to name the sweep by that.
 */
export const deletionJobId = (sweepId: string, generation: number) =>
  `delete-${hash('sha256', ofGeneration(sweepId, generation), 'hex').slice(0, 32)}`;

/** The sweep that a job plans, and its generation; undefined for one that steers. */
export function parseSweepJobId(text: string) {
  const [, sweepId, generation = 0] = sweepJobPattern.exec(text) ?? [];
  return sweepId === undefined ? undefined : { sweepId, generation: Number(generation) };
}

/** The run that a job is for, and its generation. */
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

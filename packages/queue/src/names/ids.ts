// Ids say where they belong: a trial's or a run's id begins with its sweep's. They hold no ':' and
// are no integers, because they serve as BullMQ job ids.
import { ulid } from 'ulid';

const sweepPattern = /^swp_[0-9a-hjkmnp-tv-z]{26}$/;
const memberPattern = /^(swp_[0-9a-hjkmnp-tv-z]{26})-([rt])(0|[1-9][0-9]{0,5})$/;

/** A new sweep's id; ids made later sort later. */
export function createSweepId(now: number): string {
  return `swp_${ulid(now).toLowerCase()}`;
}

/** Of the job that takes a cancelled sweep's runs out of their queue. */
export const clearJobId = (sweepId: string) => `${sweepId}-clear`;
export const runId = (sweepId: string, run: number) => `${sweepId}-r${run}`;
export const trialId = (sweepId: string, trial: number) => `${sweepId}-t${trial}`;

export const isSweepId = (text: string) => sweepPattern.test(text);
export const parseRunId = (text: string) => parseMember(text, 'r');
export const parseTrialId = (text: string) => parseMember(text, 't');

function parseMember(text: string, kind: 'r' | 't') {
  const match = memberPattern.exec(text);
  if (match?.[1] === undefined || match[2] !== kind) return undefined;
  return { sweepId: match[1], index: Number(match[3]) };
}

// Examples of answers about searches and pruning.
import type { NamedExamples } from './requests.ts';

const id = 'swp_01m8kcpd4vxkxbkd1ey8jrnwhm';
const allOf = (count: number) => ({ min: count, max: count });

/** The trials of a check that agree. */
const agreeing = (checked: number) => ({
  ...{ checked, differing: 0, differ: [], circumstances: 0, skipped: 0 },
});
const verification = {
  ...{ choices: agreeing(54), verdicts: agreeing(54), trainings: agreeing(5) },
  agrees: true,
};

const trial = (index: number, value: number) => ({ trialId: `${id}-t${index}`, value });
const bestAudited = trial(40, 0.007734385201215801);
const audit = {
  ...{ prunedTrials: 52, audited: 20, diverged: 0, skipped: 0 },
  ...{ beatingBest: 6, beatingWorst: 11 },
  best: trial(49, 0.016449731833970457),
  worst: trial(21, 0.02659392125197271),
  ...{ bestAudited, regret: 0.008715346632754657 },
  ...{ savedIterations: 102_920, trainedIterations: 39_620 },
  wrong: [
    bestAudited,
    ...[trial(9, 0.008357728123197539), trial(37, 0.008636291007007146)],
    ...[trial(23, 0.011936492876197762), trial(53, 0.013772131100185079)],
    trial(13, 0.015827836020933825),
  ],
};

export const searchExamples = {
  Verification: verification,
  Audit: audit,
  Replay: {
    sweepId: id,
    pruning: {
      ...{ rule: 'halving', eta: 3, minIterations: 75, cohort: 27 },
      ...{ patience: null, startup: null, warmup: null },
    },
    ...{ trials: 27, iterations: allOf(6_050), sweepIterations: 54_000 },
    rungs: [
      { iterations: 75, reaching: allOf(27), known: 27, unknown: 0, promoted: 9, pruned: 18 },
      { iterations: 225, reaching: allOf(9), known: 9, unknown: 0, promoted: 3, pruned: 6 },
      { iterations: 675, reaching: allOf(3), known: 3, unknown: 0, promoted: 1, pruned: 2 },
      { iterations: 2_000, reaching: allOf(1), known: 1, unknown: 0, promoted: 0, pruned: 0 },
    ],
    kept: { ...allOf(1), trialIds: [`${id}-t14`] },
    best: { trialId: `${id}-t14`, kept: true },
  },
};

const createdAt = '2026-11-30T11:11:13.101Z';
const ofOperation = { target: { sweepId: id, dataset: null }, error: null, createdAt };
const queued = {
  ...{ ...ofOperation, status: 'queued', progress: null, result: null },
  ...{ startedAt: null, finishedAt: null, cancellable: true },
};
const completed = {
  ...{ ...ofOperation, status: 'completed', startedAt: '2026-11-30T11:11:13.108Z' },
  ...{ finishedAt: '2026-11-30T11:11:15.290Z', cancellable: false },
};
const ofVerification = { id: 'op_01m8p2dp6dc9mn2170rqjtknxv', type: 'sweep.verify' };
const ofAudit = { id: 'op_01m8p2drcgn40gnq5n1b13xhdk', type: 'sweep.audit' };

/** Examples of answers whose schema has parts of different types, by `operationId`. */
export const namedExamples: Readonly<Record<string, NamedExamples>> = {
  getOperation: {
    verification: {
      summary: 'A verification: all bits agree',
      value: {
        ...{ ...ofVerification, ...completed },
        ...{ progress: { done: 113, total: 113 }, result: verification },
      },
    },
    audit: {
      summary: 'An audit: 6 of 20 pruned trials are better than the best trial of the sweep',
      value: { ...ofAudit, ...completed, progress: { done: 20, total: 20 }, result: audit },
    },
  },
  verifySweep: {
    verification: { summary: 'The verification waits', value: { ...ofVerification, ...queued } },
  },
  auditSweep: { audit: { summary: 'The audit waits', value: { ...ofAudit, ...queued } } },
};

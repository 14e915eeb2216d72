// Examples of answers about searches and pruning.
const id = 'swp_01m8kcpd4vxkxbkd1ey8jrnwhm';
const allOf = (count: number) => ({ min: count, max: count });

export const searchExamples = {
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

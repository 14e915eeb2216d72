// What a thread makes of stored bytes and of plans, without the libraries of the queue and of Redis: they take a third of a
// second and 30 MB in each thread.

export { thinColumns, thinPoints } from './curves/thin.ts';
export { type Explanation, explainIssues } from './errors/explain-issues.ts';
export { trialId } from './names/ids.ts';
export { countRuns, countTrials, planRun, planTrial, runOf, type Searched } from './plan/plan.ts';
export { createRandom, shuffled } from './plan/random.ts';
export { trajectoryOf } from './plan/trajectory.ts';
export { extensionRequestTo, type ParsedExtensionRequest } from './requests/extension.ts';
export { type ParsedSweepRequest, plannedSweepRequest } from './requests/sweep.ts';
export { hyperparameterNames, trialParams } from './schemas/hyperparameters.ts';
export { metricNames } from './schemas/objective.ts';
export { preprocessings } from './schemas/rules.ts';
export { cutColumns, decodeColumns, decodeCurve } from './store/curve.ts';
export { selectAmong, takePage } from './store/select-trials.ts';
export { parseTrials } from './store/trials.ts';

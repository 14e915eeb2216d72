import { askTrials, exhaustSearch, noteQueued } from '../asked/ask-trials.ts';
import { countCachedResults, findCachedResults, reuseRun } from '../cache/cached-results.ts';
import { forgetCachedResults } from '../cache/forget-cached-results.ts';
import { commitRung } from '../rungs/commit-rung.ts';
import { pruneTrials } from '../rungs/prune-trials.ts';
import { reuseRung } from '../rungs/reuse-rung.ts';
import { readRungs } from '../rungs/rungs.ts';
import { commitRun } from '../runs/commit.ts';
import { cutRun, findIdleRuns, readSavedRun } from '../runs/cut.ts';
import { commitFolds, readFoldCurve, readFoldModels, readFolds } from '../runs/folds.ts';
import { continueSweep, findOpenRuns, requeueRun, reviveSweep } from '../runs/open-runs.ts';
import { readCheckpoint } from '../runs/read-checkpoint.ts';
import { readRunStates, readStoredRunStates } from '../runs/run-state.ts';
import { noteWatched, releaseRun, reportProgress, startRun } from '../runs/runs.ts';

/** The calls for the runs of a sweep: choosing them, their attempts and outcomes, and results that sweeps reuse. */
export const runCalls = {
  askTrials,
  readRungs,
  commitRung,
  reuseRung,
  pruneTrials,
  noteQueued,
  exhaustSearch,
  findOpenRuns,
  requeueRun,
  continueSweep,
  reviveSweep,
  forgetCachedResults,
  startRun,
  releaseRun,
  reportProgress,
  noteWatched,
  commitRun,
  commitFolds,
  readFolds,
  readFoldCurve,
  readFoldModels,
  cutRun,
  readSavedRun,
  findIdleRuns,
  findCachedResults,
  countCachedResults,
  reuseRun,
  readCheckpoint,
  readRunStates,
  readStoredRunStates,
};

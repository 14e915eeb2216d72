import { readCachedCurve } from '../curves/cached-curve.ts';
import { readCurve, readStoredCurves } from '../curves/read-curve.ts';
import { readModel } from '../trials/read-model.ts';
import { readStandingsFor, readStandingsWith, selectTrials } from '../trials/select-trials.ts';
import { readStandings } from '../trials/standings.ts';
import { listTrials, readBest, readStoredTrials, readTrials } from '../trials/trials.ts';

/** The calls that read trials, their curves and their models. */
export const trialCalls = {
  readCachedCurve,
  listTrials,
  selectTrials,
  readStandings,
  readStandingsFor,
  readStandingsWith,
  readStoredTrials,
  readTrials,
  readBest,
  readCurve,
  readStoredCurves,
  readModel,
};

import { type Client, ClientError, type CostCurve } from '@sweepq/client';
import type { Selection } from '../input/selection.ts';
import { pickCosts } from '../show/costs.ts';

type Asked = {
  sweep: string;
  /** If set, only the curve of this trial is listed. */
  trial: string | undefined;
  /** If `trial` is not set, the curves of these trials are listed. */
  asked: Selection;
  points: number;
  /** If set, `points` is ignored. */
  every: number | undefined;
  /** If set, the curves of the trainings without this fold are listed. */
  fold: number | undefined;
};

/** Lists cost curves with at most `points` points each, or with the points at multiples of `every` iterations. */
export async function* listCurves(client: Client, options: Asked): AsyncGenerator<CostCurve> {
  const { sweep, trial, asked, points, every, fold } = options;
  const ofFold = fold === undefined ? {} : { fold };
  const query = every === undefined ? { points, ...ofFold } : ofFold;
  const choose = (curve: CostCurve): CostCurve =>
    every === undefined ? curve : { ...curve, points: pickCosts(curve.points, every) };
  if (trial !== undefined) {
    yield choose(await client.readCurve(trial, query));
  } else if (every === undefined && fold === undefined) {
    yield* client.listCostCurves(sweep, { ...asked, points });
  } else {
    // The API's list of curves has no folds, and at most 1000 points a curve, which may lack the requested iterations. So read each curve.
    for await (const { id } of client.listTrials(sweep, asked)) {
      yield choose(await readCurve(client, id, query));
    }
  }
}

/** Reads the curve of a trial. If there is none, returns a curve without points, as the API's list of curves does. */
async function readCurve(
  client: Client,
  trialId: string,
  query: { points?: number; fold?: number },
): Promise<CostCurve> {
  try {
    return await client.readCurve(trialId, query);
  } catch (error) {
    if (!(error instanceof ClientError) || error.status !== 404) throw error;
    return { trialId, iterations: 0, points: [] };
  }
}

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
};

/** Lists cost curves with at most `points` points each, or with the points at multiples of `every` iterations. */
export async function* listCurves(client: Client, options: Asked): AsyncGenerator<CostCurve> {
  const { sweep, trial, asked, points, every } = options;
  if (trial !== undefined) {
    yield every === undefined
      ? await client.readCurve(trial, { points })
      : pick(await client.readCurve(trial), every);
  } else if (every === undefined) {
    yield* client.listCostCurves(sweep, { ...asked, points });
  } else {
    // The API's list of curves has at most 1000 points a curve, which may lack the requested iterations. So read each curve.
    for await (const { id } of client.listTrials(sweep, asked)) {
      yield pick(await readCurve(client, id), every);
    }
  }
}

const pick = (curve: CostCurve, every: number): CostCurve => ({
  ...curve,
  points: pickCosts(curve.points, every),
});

/** Reads the curve of a trial. If there is none, returns a curve without points, as the API's list of curves does. */
async function readCurve(client: Client, trialId: string): Promise<CostCurve> {
  try {
    return await client.readCurve(trialId);
  } catch (error) {
    if (!(error instanceof ClientError) || error.status !== 404) throw error;
    return { trialId, iterations: 0, points: [] };
  }
}

import { type Client, ClientError, type CostCurve } from '@sweepq/client';
import type { Selection } from '../input/selection.ts';
import { pickCosts } from '../show/costs.ts';

type Asked = {
  sweep: string;
  /** If set, only the curve of this trial. */
  trial: string | undefined;
  /** Otherwise the curves of these trials. */
  asked: Selection;
  points: number;
  /** If set, `points` is ignored. */
  every: number | undefined;
};

/** Cost curves with at most `points` points each, or with the points at multiples of `every` iterations. */
export async function* listCurves(client: Client, options: Asked): AsyncGenerator<CostCurve> {
  const { sweep, trial, asked, points, every } = options;
  if (trial !== undefined) {
    yield every === undefined
      ? await client.readCurve(trial, { points })
      : pick(await client.readCurve(trial), every);
  } else if (every === undefined) {
    yield* client.listCostCurves(sweep, { ...asked, points });
  } else {
    // A list of curves has at most 1000 points a curve, which may not include the requested iterations.
    for await (const { id } of client.listTrials(sweep, asked)) {
      yield pick(await readCurve(client, id), every);
    }
  }
}

const pick = (curve: CostCurve, every: number): CostCurve => ({
  ...curve,
  points: pickCosts(curve.points, every).map(({ iteration, cost }) => [iteration, cost]),
});

/** A trial without a curve gives a curve without points, as in the list of curves of the API. */
async function readCurve(client: Client, trialId: string): Promise<CostCurve> {
  try {
    return await client.readCurve(trialId);
  } catch (error) {
    if (!(error instanceof ClientError) || error.status !== 404) throw error;
    return { trialId, iterations: 0, points: [] };
  }
}

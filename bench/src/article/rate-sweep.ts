import type { End } from '../measure/measure-in-turns.ts';
import { ask } from '../sweeps/ask.ts';
import type { SubmitDeps, SweepRequest } from '../sweeps/submit-sweep.ts';
import { articleIterations, articleSpec } from './article-spec.ts';

type Trial = {
  params: { learningRate: number; iterations: number };
  metrics: { train: { cost: number } };
};

/** The iteration counts to measure at, as in the article. */
const readings = [500, 1000, articleIterations];

/**
 * Returns a function that creates sweeps over learning rates. Only the first sweep contains the rate of the article. No rate
 * occurs twice, so the service cannot reuse an earlier result.
 */
export function createRateSweeps(dataset: string, count: number): () => SweepRequest {
  let sweeps = 0;
  return () => {
    const shift = sweeps * 1e-7;
    sweeps += 1;
    const step = articleSpec.learningRate / count;
    const learningRate = Array.from({ length: count }, (_, k) =>
      Number((step * (k + 1) - shift).toFixed(9)),
    );
    return { dataset, space: { learningRate, iterations: readings } };
  };
}

/** The cost at the end of the article's run, if the sweep contains it. */
export async function readArticleEnd(
  { api, signal }: SubmitDeps,
  sweepId: string,
): Promise<End | undefined> {
  const url = new URL(`/v1/sweeps/${sweepId}/trials?limit=1000`, api.url);
  const { items } = await ask<{ items: Trial[] }>(url, { signal });
  const { learningRate, iterations } = { ...articleSpec, iterations: articleIterations };
  const trial = items.find(
    ({ params }) => params.learningRate === learningRate && params.iterations === iterations,
  );
  return trial && { cost: trial.metrics.train.cost };
}

import { articleIterations, articleSpec } from '../article/article-spec.ts';
import type { End } from '../measure/measure-in-turns.ts';
import { ask } from '../sweeps/ask.ts';
import type { SubmitDeps, SweepRequest } from '../sweeps/submit-sweep.ts';

type Trial = {
  params: { learningRate: number; iterations: number };
  metrics: { trainCost: number };
  bias: number;
};

/** Where a run is read, as in the article. */
const readings = [500, 1000, articleIterations];

/**
 * Sweeps over learning rates up to the article's, which the first of them has. No rate occurs twice, so nothing
 * is there to be used again.
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

/** Of the trial that is the article's run, if it is one of the sweep's. */
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
  return trial && { cost: trial.metrics.trainCost, bias: trial.bias };
}

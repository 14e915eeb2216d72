import { setTimeout as delay } from 'node:timers/promises';
import { BenchError } from '../bench-error.ts';
import type { End } from '../measure/measure-in-turns.ts';
import { articleIterations, articleSpec } from './article-spec.ts';

/** As much of the api's answers as is looked at. */
type Sweep = {
  id: string;
  status: string;
  finishedAt: string | null;
  counts: { total: number; completed: number };
};
type Trial = {
  params: { learningRate: number; iterations: number };
  metrics: { trainCost: number };
  bias: number;
};

export type SweepOptions = {
  apiUrl: string;
  dataset: string;
  learningRates: readonly number[];
  signal: AbortSignal;
};

export type CompletedSweep = {
  /** From the request to the answer that says so. */
  ms: number;
  trials: number;
  /** Of the trial that is the article's run, if it is one of them. */
  readEnd(): Promise<End | undefined>;
};

/** Where a run is read, as in the article. */
const readings = [500, 1000, articleIterations];
const pollMs = 20;

/** Posts a sweep and waits until it has ended. Throws a BenchError unless all of its trials are completed. */
export async function completeSweep(options: SweepOptions): Promise<CompletedSweep> {
  const { apiUrl, dataset, learningRates, signal } = options;
  const space = { learningRate: learningRates, iterations: readings };
  const began = performance.now();
  const { id } = await ask<Sweep>(new URL('/v1/sweeps', apiUrl), {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, signal },
    body: JSON.stringify({ dataset, space }),
  });
  const url = new URL(`/v1/sweeps/${id}`, apiUrl);
  for (;;) {
    const { status, finishedAt, counts } = await ask<Sweep>(url, { signal });
    if (finishedAt !== null) {
      const ms = performance.now() - began;
      const { completed, total } = counts;
      if (completed === total) return { ms, trials: total, readEnd: () => readEnd(url, signal) };
      const sentence = `The sweep ended as ${status}, ${completed} of ${total} trials completed.`;
      throw new BenchError('sweep-failed', sentence);
    }
    await delay(pollMs, undefined, { signal });
  }
}

async function readEnd(sweepUrl: URL, signal: AbortSignal): Promise<End | undefined> {
  const url = new URL(`${sweepUrl.pathname}/trials?limit=1000`, sweepUrl);
  const { items } = await ask<{ items: Trial[] }>(url, { signal });
  const { learningRate, iterations } = { ...articleSpec, iterations: articleIterations };
  const trial = items.find(
    ({ params }) => params.learningRate === learningRate && params.iterations === iterations,
  );
  return trial && { cost: trial.metrics.trainCost, bias: trial.bias };
}

async function ask<Answer>(url: URL, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  if (response.ok) return (await response.json()) as Answer;
  const text = await response.text();
  throw new BenchError('sweep-failed', `${url.href} answered ${response.status}: ${text}`);
}

/**
 * Lists of learning rates up to the article's, which the first list has. No rate occurs twice, so nothing is
 * there to be used again.
 */
export function createRateSource(count: number): () => number[] {
  let lists = 0;
  return () => {
    const shift = lists * 1e-7;
    lists += 1;
    const step = articleSpec.learningRate / count;
    return Array.from({ length: count }, (_, k) => Number((step * (k + 1) - shift).toFixed(9)));
  };
}

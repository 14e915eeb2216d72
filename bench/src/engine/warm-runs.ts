import {
  asUnit,
  biasOf,
  prepareDataset,
  prepareStart,
  type TrainOptions,
  takeSlot,
  trainRun,
  weightsOf,
} from '@sweepq/core';
import { articleSpec } from '../article/article-spec.ts';
import type { Article } from '../article/find-article.ts';
import type { End, Sample } from '../measure/measure-in-turns.ts';

const observer = { onIterations() {}, onReading() {}, shouldStop: () => false };

/** Functions that measure the article's run with and without cached starting logits, and the preparation of the dataset. */
export function createWarmRuns({ dataset }: Article) {
  const data = prepareDataset(dataset);
  const start = prepareStart(data, takeSlot(data, 0), articleSpec.seed);

  const createRun = (options: TrainOptions) => {
    let end: End | undefined;
    return (): Sample => {
      const began = performance.now();
      const { curve, model } = trainRun(data, articleSpec, observer, options);
      const value = performance.now() - began;
      // The end is computed once, outside of the measured time, because the weights are sums over all images.
      end ??= {
        cost: curve.at(-1) ?? Number.NaN,
        bias: biasOf(model) ?? Number.NaN,
        weightNorm: Math.hypot(...weightsOf(asUnit(model), dataset, data.preprocessing).weights),
      };
      return { value, end };
    };
  };

  const prepare = (): Sample => {
    const began = performance.now();
    prepareDataset(dataset);
    return { value: performance.now() - began };
  };

  return { cached: createRun({ start }), uncached: createRun({}), prepare };
}

import {
  type Dataset,
  type NetworkParams,
  prepareDataset,
  type RunSpec,
  type Split,
  trainRun,
} from '@sweepq/core';
import { articleSpec } from '../article/article-spec.ts';
import type { End, Sample, Turn } from '../measure/measure-in-turns.ts';

/** A network of the benchmark. NumPy does only `compared` iterations, because it takes 10 ms for each one. */
export type NetworkCase = {
  name: string;
  layers: readonly number[];
  classes: number;
  /** So small that the cost does not jump, because a jump multiplies rounding errors. */
  learningRate: number;
  iterations: number;
  compared: number;
};

export const seed = 1;

/** The network of the course that follows the article, and a softmax of six classes without hidden layers. */
export const networkCases: readonly NetworkCase[] = [
  {
    ...{ name: 'network 20-7-5', layers: [20, 7, 5], classes: 2, learningRate: 0.0075 },
    ...{ iterations: 2500, compared: 250 },
  },
  {
    ...{ name: 'softmax, 6 classes', layers: [], classes: 6, learningRate: 0.001 },
    ...{ iterations: 2500, compared: 250 },
  },
];

/** Measures whole runs of a network. The dataset is prepared once; each run computes its starting products. */
export function createNetworkTurn(dataset: Dataset, of: NetworkCase): Turn {
  const data = prepareDataset(relabel(dataset, of.classes));
  const network: NetworkParams = { layers: of.layers, activation: 'relu', initialization: 'lecun' };
  const spec: RunSpec = {
    ...{ ...articleSpec, learningRate: of.learningRate, seed, network },
    readings: [of.compared, of.iterations],
  };
  return {
    ...{ name: `sweepq: ${of.name}`, unit: 'µs', warmUps: 2, times: 3 },
    take(): Sample {
      let end: End | undefined;
      const began = performance.now();
      trainRun(data, spec, {
        onIterations() {},
        onReading({ asked, cost, metrics: { train, test } }) {
          if (asked !== of.compared) return;
          end = { cost, trainAccuracy: train.accuracy, testAccuracy: test.accuracy };
        },
        shouldStop: () => false,
      });
      return { value: ((performance.now() - began) * 1e3) / of.iterations, end };
    },
  };
}

/** Gives each image the label that bench/numpy/network_loop.py gives it. */
function relabel(dataset: Dataset, classes: number): Dataset {
  if (classes === 2) return dataset;
  const labelled = (split: Split): Split => ({
    ...split,
    labels: split.labels.map((label, i) => (i * i + label) % classes),
  });
  const others = Array.from({ length: classes - 2 }, (_, c) => `class ${c + 2}`);
  return {
    ...dataset,
    classes: ['class 0', 'class 1', ...others],
    train: labelled(dataset.train),
    test: labelled(dataset.test),
  };
}

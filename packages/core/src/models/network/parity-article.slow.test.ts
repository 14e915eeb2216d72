import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findArticle, loadArticleDataset } from '../../../fixtures/article-records.ts';
import { train } from '../../../fixtures/train.ts';
import { prepareDataset } from '../../preprocess/prepare-dataset.ts';
import type { NetworkParams } from './network-params.ts';

type ArticleNetwork = NetworkParams & {
  learningRate: number;
  iterations: number;
  seed: number;
  costs: Record<string, number>;
  trainAccuracy: number;
  testAccuracy: number;
};

const article = findArticle(process.env.SWEEPQ_DATASETS_DIR);
const recordsPath = article && join(article.recordsPath, '..', 'networks-numpy.json');
const records =
  recordsPath && existsSync(recordsPath)
    ? (JSON.parse(readFileSync(recordsPath, 'utf8')) as { runs: ArticleNetwork[] }).runs
    : [];

describe.runIf(records.length > 0)("a network on the article's dataset", () => {
  test.each(records.map((record) => [record.layers.join('-') || 'none', record] as const))(
    'equals NumPy at every recorded iteration, and in both accuracies: layers %s',
    async (_name, record) => {
      if (article === undefined) return;
      const { layers, activation, initialization, seed, learningRate, iterations } = record;
      const data = prepareDataset(await loadArticleDataset(article));
      const { result, readings } = train(data, {
        ...{ seed, learningRate, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
        network: { layers, activation, initialization },
        readings: [iterations],
      });
      for (const [iteration, cost] of Object.entries(record.costs)) {
        const actual = result.curve[Number(iteration)] ?? Number.NaN;
        expect(Math.abs(actual - cost)).toBeLessThan(boundOf(layers));
      }
      expect(readings[0]?.metrics).toMatchObject({
        train: { accuracy: record.trainAccuracy },
        test: { accuracy: record.testAccuracy },
      });
    },
  );
});

/**
 * The learning rate of the record without hidden layers makes its cost jump in the first 50 iterations. Each jump multiplies rounding errors,
 * in both forms.
 */
const boundOf = (layers: readonly number[]) => (layers.length > 0 ? 1e-9 : 1e-8);

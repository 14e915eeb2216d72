import { describe, expect, test } from 'vitest';
import {
  findArticle,
  loadArticleDataset,
  readArticleRuns,
} from '../../fixtures/article-records.ts';
import { compareWithNumpy } from '../../fixtures/compare-with-numpy.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';

const article = findArticle(process.env.SWEEPQ_DATASETS_DIR);
const dataset = article && (await loadArticleDataset(article));

describe.runIf(article).each(formNames)("the %s form on the article's dataset", (form) => {
  // A run in the direct form takes seconds.
  test.each(form === 'direct' ? [0] : [0, 1])(
    'equals NumPy within 1e-9, and within 1e-12 of the size of each number, on every record from seed %i',
    (seed) => {
      if (article === undefined || dataset === undefined) return;
      const data = prepareDataset(dataset, { form });
      const runs = readArticleRuns(article, seed);
      expect(runs).toHaveLength(4);
      for (const run of runs) {
        const { differences, deviation } = compareWithNumpy(dataset, data, run);
        expect(differences).toEqual([]);
        expect(deviation).toBeLessThan(1e-12);
      }
    },
  );
});

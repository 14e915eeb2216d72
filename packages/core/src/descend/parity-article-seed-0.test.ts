import { expect, test } from 'vitest';
import {
  findArticle,
  loadArticleDataset,
  readArticleRuns,
} from '../../fixtures/article-records.ts';
import { findDifferences } from '../../fixtures/compare-with-numpy.ts';

const article = findArticle(process.env.SWEEPQ_DATASETS_DIR);

test.runIf(article)(
  "equals NumPy within 1e-9 on every record of the article's dataset from seed 0",
  async () => {
    if (article === undefined) return;
    const data = await loadArticleDataset(article);
    const runs = readArticleRuns(article, 0);
    expect(runs).toHaveLength(4);
    for (const run of runs) expect(findDifferences(data, run)).toEqual([]);
  },
  240_000,
);

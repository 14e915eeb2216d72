import { describe, expect, test } from 'vitest';
import { findArticle } from '../../fixtures/article-records.ts';
import { compareWithNumpy, type RecordedRun } from '../../fixtures/compare-with-numpy.ts';
import { loadSyntheticCats, recordedRuns } from '../../fixtures/synthetic-cats.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { preprocessings } from '../preprocess/feature-scale.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';

const dataset = await loadSyntheticCats();
const hasArticle = findArticle(process.env.SWEEPQ_DATASETS_DIR) !== undefined;

test('thirteen runs are recorded, of all hyperparameters', () => {
  expect(recordedRuns).toHaveLength(13);
  expect(recordedRuns.filter((run) => run.l2 > 0)).toHaveLength(4);
  expect(recordedRuns.filter((run) => run.momentum > 0)).toHaveLength(4);
  expect(recordedRuns.filter((run) => run.nesterov)).toHaveLength(2);
  expect(recordedRuns.filter((run) => run.preprocessing === 'standardize')).toHaveLength(3);
});

describe.each(formNames)('the %s form', (form) => {
  describe.each(preprocessings)('with %s', (preprocessing) => {
    const data = prepareDataset(dataset, { form, preprocessing });

    const runs = recordedRuns.filter(
      (run) =>
        run.preprocessing === preprocessing &&
        !(form === 'direct' && isOneMoreRate(run) && hasArticle),
    );
    test.each(runs.map((run) => [nameOf(run), run] as const))(
      'equals NumPy within 1e-9, and within 1e-12 of the size of each number, at %s',
      (_name, run) => {
        const { differences, deviation } = compareWithNumpy(dataset, data, run);
        expect(differences).toEqual([]);
        expect(deviation).toBeLessThan(1e-12);
      },
    );
  });
});

/** The direct form takes seconds a run: where the article's dataset is, it has those that differ in their rate alone on that. */
const isOneMoreRate = ({ learningRate, l2, momentum, preprocessing }: RecordedRun) =>
  preprocessing === 'divide255' && learningRate < 0.005 && l2 === 0 && momentum === 0;

function nameOf({ learningRate, seed, initScale, l2, momentum, nesterov }: RecordedRun) {
  const values = Object.entries({ learningRate, seed, initScale, l2, momentum, nesterov });
  return values.map(([name, value]) => `${name} ${value}`).join(', ');
}

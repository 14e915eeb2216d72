import { expect, test } from 'vitest';
import { describeParity } from '../../fixtures/describe-parity.ts';
import { recordedRuns } from '../../fixtures/synthetic-cats.ts';
import { formNames } from '../preprocess/choose-form.ts';

test('the fixture has thirteen runs, which vary every hyperparameter', () => {
  expect(recordedRuns).toHaveLength(13);
  expect(recordedRuns.filter((run) => run.l2 > 0)).toHaveLength(4);
  expect(recordedRuns.filter((run) => run.momentum > 0)).toHaveLength(4);
  expect(recordedRuns.filter((run) => run.nesterov)).toHaveLength(2);
  expect(recordedRuns.filter((run) => run.preprocessing === 'standardize')).toHaveLength(3);
});

for (const form of formNames) if (form !== 'direct') describeParity(form);

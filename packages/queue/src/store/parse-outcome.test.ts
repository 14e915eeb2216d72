import { expect, test } from 'vitest';
import { completed } from '../../fixtures/stored-sweep.ts';
import type { TrialOutcome } from '../schemas/trial.ts';
import { parseOutcome } from './parse-outcome.ts';

test('an outcome is read as it was written', () => {
  const outcome: TrialOutcome = { ...completed(0.7), stoppedAt: 12 };
  expect(parseOutcome(JSON.stringify(outcome))).toEqual(outcome);
});

test('what an outcome was written without is null', () => {
  const { stoppedAt: _stoppedAt, source: _source, ...older } = completed(0.7);
  const text = JSON.stringify(older);
  expect(parseOutcome(text)).toEqual({ ...older, stoppedAt: null, source: null });
});

import type { TrialOutcome } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { completed } from '../../fixtures/stored-sweep.ts';
import { parseOutcome } from './parse-outcome.ts';

const times = { queuedMs: 1, loadedMs: 0, preparedMs: 0, trainedMs: 8.25, reportedMs: 0.5 };

test('reads an outcome as it was written', () => {
  const outcome: TrialOutcome = { ...completed(0.7), stoppedAt: 12, times };
  expect(parseOutcome(JSON.stringify(outcome))).toEqual(outcome);
});

test('a field that a stored outcome does not have is null', () => {
  const { stoppedAt: _stoppedAt, source: _source, times: _times, ...older } = completed(0.7);
  const text = JSON.stringify(older);
  expect(parseOutcome(text)).toEqual({ ...older, stoppedAt: null, source: null, times: null });
});

test('an outcome that cannot be read is a failed trial with that reason', () => {
  for (const text of ['{', 'null', '5', '{}', '{"status":3}']) {
    expect(parseOutcome(text)).toMatchObject({
      status: 'failed',
      metrics: null,
      failure: { code: 'bad-record', message: expect.stringContaining('cannot be read') },
    });
  }
});

import { encodeSavedFold } from '@sweepq/store';
import { packCosts } from '@sweepq/store/curves';
import { expect, test } from 'vitest';
import type { SavedFoldMessage } from '../threads/messages.ts';
import { foldsToCommit, hasParts } from './folds-to-commit.ts';

const readings = [
  { trial: 4, iterations: 1 },
  { trial: 5, iterations: 2 },
];
const ofState = { iteration: 1, cost: 0.5, curveSha256: 'a'.repeat(64), costRises: 0 };
const bytes = Uint8Array.of(1, 2, 3);

const ofEnd = {
  checkpoint: { state: bytes, iterations: 1, costs: packCosts(Float64Array.of(0.5)) },
  curve: bytes,
};
const tooLarge = {
  progress: {
    ...ofEnd,
    checkpoint: { ...ofEnd.checkpoint, state: new Uint8Array(4 * 1024 * 1024) },
  },
};

/** A fold with only a checkpoint, unless `changed` says otherwise. */
const savedFold = (changed: Partial<SavedFoldMessage> = {}): SavedFoldMessage => ({
  ...{ fold: 0, state: { status: 'running', ...ofState }, readings: [], divergedAt: null },
  ...{ progress: ofEnd, models: [] },
  ...changed,
});
const read = savedFold({ fold: 1, models: [{ asked: 2, model: bytes }] });
const ofMessage = { fold: 1, trained: 3, isReport: false };
const withoutCheckpoint = encodeSavedFold({ readings: [], divergedAt: null }, undefined);

test('stores the costs and the state of a fold in training apart from its readings, and other folds whole', () => {
  const progress = { part: bytes, savedState: Uint8Array.of(4) };
  const ended = savedFold({ state: { status: 'completed', ...ofState } });
  const message = { ...ofMessage, saved: [ended, { ...read, progress }] };
  const { folds } = foldsToCommit(message, readings);
  expect(folds[0]).toMatchObject({ fold: 0, curve: bytes });
  expect(folds[0]).not.toHaveProperty('part');
  const models = [{ trial: 5, model: bytes }];
  expect(folds[1]).toMatchObject({ fold: 1, ...progress, models, saved: withoutCheckpoint });
  expect(folds[1]).not.toHaveProperty('curve');
  expect(hasParts(message)).toBe(true);
  expect(hasParts({ ...ofMessage, saved: [ended] })).toBe(false);
});

test('leaves out a fold that has only a checkpoint above the size limit, and stores the readings of other folds without it', () => {
  const saved = [savedFold(tooLarge), { ...read, ...tooLarge }];
  const { folds } = foldsToCommit({ ...ofMessage, saved }, readings);
  expect(folds).toHaveLength(1);
  expect(folds[0]).toMatchObject({ fold: 1, models: [{ trial: 5, model: bytes }] });
  expect(folds[0]?.saved).toEqual(withoutCheckpoint);
});

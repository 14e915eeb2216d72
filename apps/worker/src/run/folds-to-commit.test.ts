import { encodeSavedFold } from '@sweepq/store';
import { packCosts } from '@sweepq/store/curves';
import { expect, test } from 'vitest';
import type { SavedFoldMessage } from '../threads/messages.ts';
import { foldsToCommit } from './folds-to-commit.ts';

const readings = [
  { trial: 4, iterations: 1 },
  { trial: 5, iterations: 2 },
];
const ofState = { iteration: 1, cost: 0.5, curveSha256: 'a'.repeat(64), costRises: 0 };
const bytes = Uint8Array.of(1, 2, 3);

/** A fold with only a checkpoint, unless `changed` says otherwise. */
const savedFold = (changed: Partial<SavedFoldMessage> = {}): SavedFoldMessage => ({
  ...{ fold: 0, state: { status: 'running', ...ofState }, readings: [], divergedAt: null },
  checkpoint: { state: bytes, iterations: 1, costs: packCosts(Float64Array.of(0.5)) },
  ...{ curve: bytes, models: [] },
  ...changed,
});
const read = savedFold({ fold: 1, models: [{ asked: 2, model: bytes }] });
const ended = savedFold({ fold: 2, state: { status: 'completed', ...ofState } });
const tooLarge = {
  checkpoint: { ...savedFold().checkpoint, state: new Uint8Array(4 * 1024 * 1024) },
};

test('a report leaves out the checkpoints of folds while a commit is pending, but no reading and no end of a fold', () => {
  const message = { fold: 2, saved: [savedFold(), read, ended], trained: 3 };
  const foldsOf = (isReport: boolean, isPending: boolean) =>
    foldsToCommit({ ...message, isReport }, { readings, isPending }).folds.map(({ fold }) => fold);
  expect(foldsOf(true, true)).toEqual([1, 2]);
  expect(foldsOf(true, false)).toEqual([0, 1, 2]);
  // The last message of an attempt has the checkpoint from which the next attempt continues.
  expect(foldsOf(false, true)).toEqual([0, 1, 2]);
});

test('leaves out a fold that has only a checkpoint above the size limit, and stores the readings of other folds without it', () => {
  const saved = [savedFold(tooLarge), { ...read, ...tooLarge }];
  const message = { fold: 1, saved, trained: 3, isReport: false };
  const { folds } = foldsToCommit(message, { readings, isPending: false });
  expect(folds).toHaveLength(1);
  expect(folds[0]).toMatchObject({ fold: 1, models: [{ trial: 5, model: bytes }] });
  const withoutCheckpoint = encodeSavedFold({ readings: [], divergedAt: null }, undefined);
  expect(folds[0]?.saved).toEqual(withoutCheckpoint);
});

import { foldsOf, type RunJobData } from '@sweepq/contract';
import type { SavedFold } from '@sweepq/store';
import type { Loan } from '../datasets/lending-cache.ts';
import type { Prepared, PreparedCache } from '../datasets/prepared-cache.ts';
import type { FoldTask } from '../threads/messages.ts';

type RunOfDataset = Pick<RunJobData, 'dataset' | 'hyperparameters' | 'validation'>;

type Borrowing = {
  /** What was saved of each fold. Default: nothing. */
  saved?: readonly (SavedFold | undefined)[];
  signal: AbortSignal;
  /** Registers a loan, which the caller returns when the training has ended. */
  hold: (loan: Loan<Prepared>) => Loan<Prepared>;
};

/** The part of a request for a dataset that all trainings of a run have in common. */
export const viewOf = ({ dataset, hyperparameters: { preprocessing } }: RunOfDataset) => ({
  dataset,
  preprocessing,
});

/** Borrows the dataset without each fold, and the starting weights for it. Undefined for a run without folds. */
export async function borrowFolds(
  cache: Pick<PreparedCache, 'borrowData' | 'findStart'>,
  run: RunOfDataset,
  { saved = [], signal, hold }: Borrowing,
): Promise<FoldTask[] | undefined> {
  const division = foldsOf(run.validation);
  if (division === undefined) return undefined;
  const folds: FoldTask[] = [];
  for (let fold = 0; fold < division.folds; fold++) {
    const request = { ...viewOf(run), validation: { ...division, fold }, signal };
    const { value } = hold(await cache.borrowData(request));
    const start = await cache.findStart(value, run.hyperparameters, signal);
    folds.push({ data: value.data, start, saved: saved[fold] });
  }
  return folds;
}

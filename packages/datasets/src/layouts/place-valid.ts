import type { ImportMapping } from '../import/import-mapping.ts';
import { refusal } from './refuse.ts';

/** What becomes of a validation split, because a dataset has only train and test. `conversions` are the sentences of the report. */
export type ValidPlace = { place: 'train' | 'test' | 'ignored'; conversions: string[] };

/** Decides what becomes of a validation split. Throws if there is a test split too, and the mapping does not decide. */
export function placeValid({ valid }: ImportMapping, hasTest: boolean): ValidPlace {
  if (valid === 'ignore') return { place: 'ignored', conversions: [] };
  if (valid === 'train') {
    return { place: 'train', conversions: ['Added the validation split to train.'] };
  }
  if (!hasTest) return { place: 'test', conversions: ['Used the validation split as test.'] };
  const text =
    'Expected train and test, got a validation split too. A sweep holds its own validation part out of train. ' +
    'Give `mapping.valid`: `train` adds it to train, `ignore` leaves it out.';
  throw refusal('import-ambiguous', text);
}

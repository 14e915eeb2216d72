import { expect, test } from 'vitest';
import { assignSplits, proposeDatasetName } from './name-upload.ts';

test.each([
  ['train_catvnoncat.h5', 'catvnoncat'],
  ['my photos (2)', 'my-photos-2'],
  ['digits-test.h5.gz', 'digits'],
  ['train.npz', 'train'],
  ['.hidden', ''],
  ['Größe.zip', 'Gr-e'],
])('proposes a name for %s: %s', (file, name) => {
  expect(proposeDatasetName(file)).toBe(name);
});

test('the file with `test` in its name is test, in any order', () => {
  const [train, test] = [{ name: 'a_train.h5' }, { name: 'A_Test.h5' }];
  expect(assignSplits(test, train)).toEqual({ train, test });
  expect(assignSplits(train, test)).toEqual({ train, test });
  const [one, two] = [{ name: 'one.h5' }, { name: 'two.h5' }];
  expect(assignSplits(one, two)).toEqual({ train: one, test: two });
});

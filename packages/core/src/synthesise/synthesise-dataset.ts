import { writeHdf5 } from '../hdf5/open-hdf5.ts';
import type { SplitName } from '../load/dataset.ts';
import { channels, side } from './canvas.ts';
import { createDice, type Dice } from './dice.ts';
import { type Kind, kindsOf, mostKinds } from './kinds.ts';
import { paintPicture } from './paint-picture.ts';

// The sizes of the article's dataset.
const trainCount = 209;
const testCount = 50;
const seed = 1;

/**
 * Returns the bytes of a train and a test file with painted pictures: with two classes, of cats and of other things; with more, one kind of
 * thing for each class. The files have the keys, shapes and types of the article's dataset, and replace it where it is not available.
 * The bytes depend on the number of classes only. Throws a RangeError for fewer than 2 or more than 10 classes.
 */
export async function synthesiseDataset({ classes = 2 } = {}): Promise<{
  train: Uint8Array;
  test: Uint8Array;
}> {
  if (!Number.isInteger(classes) || classes < 2 || classes > mostKinds) {
    throw new RangeError(
      `Expected \`classes\` to be a whole number from 2 to ${mostKinds}, got \`${classes}\`.`,
    );
  }
  const kinds = kindsOf(classes);
  const dice = createDice(seed);
  const train = await synthesiseFile({ split: 'train', count: trainCount, kinds, dice });
  const test = await synthesiseFile({ split: 'test', count: testCount, kinds, dice });
  return { train, test };
}

type FileOptions = { split: SplitName; count: number; kinds: readonly Kind[]; dice: Dice };

function synthesiseFile({ split, count, kinds, dice }: FileOptions): Promise<Uint8Array> {
  const imageSize = side * side * channels;
  const images = new Uint8Array(count * imageSize);
  const labels = new BigInt64Array(count);
  for (let i = 0; i < count; i++) {
    const label = dice.between(0, kinds.length - 1);
    images.set(paintPicture(dice, kinds[label] as Kind), i * imageSize);
    labels[i] = BigInt(label);
  }
  return writeHdf5((file) => {
    const shape = [count, side, side, channels];
    file.create_dataset({ name: `${split}_set_x`, data: images, shape, dtype: '<B' });
    file.create_dataset({ name: `${split}_set_y`, data: labels, shape: [count], dtype: '<q' });
    const names = kinds.map(({ name }) => name);
    const longest = Math.max(...names.map(({ length }) => length));
    file.create_dataset({
      ...{ name: 'list_classes', data: names, shape: [names.length], dtype: `S${longest}` },
    });
  });
}

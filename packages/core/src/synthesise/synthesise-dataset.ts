import type { SplitName } from '../load/dataset.ts';
import { writeSplit } from '../load/write-split.ts';
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
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const label = dice.between(0, kinds.length - 1);
    images.set(paintPicture(dice, kinds[label] as Kind), i * imageSize);
    labels[i] = label;
  }
  const classes = kinds.map(({ name }) => name);
  return writeSplit({ split, images, labels, imageShape: [side, side, channels], classes });
}

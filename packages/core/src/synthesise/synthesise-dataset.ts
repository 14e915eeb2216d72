import { writeHdf5 } from '../hdf5/open-hdf5.ts';
import type { SplitName } from '../load/dataset.ts';
import { channels, side } from './canvas.ts';
import { createDice, type Dice } from './dice.ts';
import { paintPicture } from './paint-picture.ts';

// The sizes of the article's dataset.
const trainCount = 209;
const testCount = 50;
const seed = 1;

/**
 * Returns the bytes of a train and a test file with painted pictures of cats and of other things. The files have the keys,
 * shapes and types of the article's dataset, and replace it where it is not available. The bytes are always the same.
 */
export async function synthesiseDataset(): Promise<{ train: Uint8Array; test: Uint8Array }> {
  const dice = createDice(seed);
  const train = await synthesiseFile('train', trainCount, dice);
  const test = await synthesiseFile('test', testCount, dice);
  return { train, test };
}

function synthesiseFile(split: SplitName, count: number, dice: Dice): Promise<Uint8Array> {
  const imageSize = side * side * channels;
  const images = new Uint8Array(count * imageSize);
  const labels = new BigInt64Array(count);
  for (let i = 0; i < count; i++) {
    const label = dice.between(0, 1) === 1 ? 1 : 0;
    images.set(paintPicture(dice, label), i * imageSize);
    labels[i] = BigInt(label);
  }
  return writeHdf5((file) => {
    const shape = [count, side, side, channels];
    file.create_dataset({ name: `${split}_set_x`, data: images, shape, dtype: '<B' });
    file.create_dataset({ name: `${split}_set_y`, data: labels, shape: [count], dtype: '<q' });
    const names = ['non-cat', 'cat'];
    file.create_dataset({ name: 'list_classes', data: names, shape: [2], dtype: 'S7' });
  });
}

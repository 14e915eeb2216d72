import { expect, test } from 'vitest';
import { writeHdf5 } from '../hdf5/open-hdf5.ts';
import { loadDataset } from './load-dataset.ts';

const write = (split: 'train' | 'test', shape: number[]) =>
  writeHdf5((file) => {
    const [count = 0] = shape;
    const size = shape.reduce((product, length) => product * length, 1);
    file.create_dataset({ name: `${split}_set_x`, data: new Uint8Array(size), shape, dtype: '<B' });
    const labels = Uint8Array.from({ length: count }, (_, k) => k % 2);
    file.create_dataset({ name: `${split}_set_y`, data: labels, shape: [count], dtype: '<B' });
    file.create_dataset({ name: 'list_classes', data: ['a', 'b'], shape: [2], dtype: 'S1' });
  });

const load = async (shape: number[]) =>
  loadDataset({ train: await write('train', shape), test: await write('test', shape) });

test.each([[[2, 1, 28, 28]], [[2, 3, 5, 5]], [[2, 3, 64, 64]], [[2, 4, 5, 9]]])(
  'refuses images of shape %j, whose channels come first',
  async (shape) => {
    await expect(load(shape)).rejects.toMatchObject({ code: 'channels-first' });
  },
);

test.each([[[2, 3, 64, 3]], [[2, 1, 64, 1]], [[2, 3, 4, 12]], [[2, 5, 5, 5]], [[2, 64, 64, 12]]])(
  'reads images of shape %j as (images, height, width, channels)',
  async (shape) => {
    expect((await load(shape)).imageShape).toEqual(shape.slice(1));
  },
);

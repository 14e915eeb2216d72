// A dataset on which training takes almost no time, so that a measurement shows the overhead of the service.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { File, ready } from 'h5wasm/node';

export const tinyName = 'tiny';
export const tinySizes = { m: 8, mTest: 4, n: 12 } as const;

const imageShape = [2, 2, 3];

/** Writes the dataset to `datasets/tiny` in this folder. */
export async function writeTinyDataset(homeDir: string): Promise<void> {
  const folder = join(homeDir, 'datasets', tinyName);
  await mkdir(folder, { recursive: true });
  await ready;
  const { m, mTest, n } = tinySizes;
  for (const [split, count] of Object.entries({ train: m, test: mTest })) {
    const images = Uint8Array.from({ length: count * n }, (_, k) => (k * 97 + count) % 256);
    const labels = BigInt64Array.from({ length: count }, (_, k) => BigInt(k % 2));
    const shape = [count, ...imageShape];
    const file = new File(join(folder, `${split}_${tinyName}.h5`), 'w');
    file.create_dataset({ name: `${split}_set_x`, data: images, shape, dtype: '<B' });
    file.create_dataset({ name: `${split}_set_y`, data: labels, shape: [count], dtype: '<q' });
    file.create_dataset({ name: 'list_classes', data: ['even', 'odd'], shape: [2], dtype: 'S4' });
    file.close();
  }
}

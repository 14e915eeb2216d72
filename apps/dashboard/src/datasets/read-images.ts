import { collect, type Dataset, type Image } from '@sweepq/client';
import { client } from '../service/client.ts';

export type DatasetImage = Image & { src: string };

type Range = { split: 'train' | 'test'; from: number; count: number };

/** Returns a part of the images of a split, with their labels and the addresses of their pictures. */
export async function readImages(
  { name, version }: Dataset,
  { split, from, count }: Range,
): Promise<DatasetImage[]> {
  const filter = `index >= ${from} AND index < ${from + count}`;
  const images = await collect(client.listImages(name, { version, split, filter, most: count }));
  const folder = `v1/datasets/${encodeURIComponent(name)}/images/${split}`;
  return images.map((image) => ({
    ...image,
    src: `${folder}/${image.index}.png?version=${version}`,
  }));
}

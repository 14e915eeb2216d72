import { collect, type Image } from '@sweepq/client';
import { client } from '../service/client.ts';

export type DatasetImage = Image & { src: string };

type Range = { split: 'train' | 'test'; from: number; count: number };

/** Returns a part of the images of a split, with their labels and the addresses of their pictures. */
export async function readImages(
  dataset: string,
  { split, from, count }: Range,
): Promise<DatasetImage[]> {
  const filter = `index >= ${from} AND index < ${from + count}`;
  const images = await collect(client.listImages(dataset, { split, filter, most: count }));
  const folder = `v1/datasets/${encodeURIComponent(dataset)}/images/${split}`;
  return images.map((image) => ({ ...image, src: `${folder}/${image.index}.png` }));
}

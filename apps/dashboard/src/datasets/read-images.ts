export type DatasetImage = { index: number; class: string | null; src: string };

type Range = { split: 'train' | 'test'; from: number; count: number };

/** Returns a part of the images of a split. */
export async function readImages(
  dataset: string,
  { split, from, count }: Range,
): Promise<DatasetImage[]> {
  return Array.from({ length: count }, (_, k) => ({
    ...{ index: from + k, class: null },
    src: `v1/datasets/${encodeURIComponent(dataset)}/images/${split}/${from + k}.png`,
  }));
}

import { CoreError, findHeldOut } from '@sweepq/core';
import type { ImportMapping } from '../import/import-mapping.ts';
import type { ImportReport } from '../import/import-report.ts';
import type { ImageShape } from './plan-images.ts';
import { refusal } from './refuse.ts';

export type ConvertedSplit = { images: Uint8Array; labels: Uint8Array };

/** A dataset in memory, ready to be written. */
export type Converted = {
  train: ConvertedSplit;
  test: ConvertedSplit;
  imageShape: ImageShape;
  classes: string[];
  report: ImportReport;
};

const defaultTestShare = 0.2;
const defaultSeed = 1;

/**
 * Draws test from all images, by the rule of validation (docs/numerics.md): from each class, the whole number of images nearest to the share.
 * Both parts keep the order of the images. Overwrites the given images with those of train.
 */
export function drawTest({ images, labels }: ConvertedSplit, { split = {} }: ImportMapping) {
  const { testShare = defaultTestShare, seed = defaultSeed } = split;
  const rows = new Set(findTest(labels, testShare, seed));
  const size = images.length / labels.length;
  const test = { images: new Uint8Array(rows.size * size), labels: new Uint8Array(rows.size) };
  const counts = { train: 0, test: 0 };
  for (let i = 0; i < labels.length; i++) {
    const name = rows.has(i) ? 'test' : 'train';
    const to = counts[name]++;
    // The images of train move to the start of their own memory.
    const into = name === 'test' ? test : { images, labels };
    into.images.set(images.subarray(i * size, (i + 1) * size), to * size);
    into.labels[to] = labels[i] as number;
  }
  const train = {
    images: images.subarray(0, counts.train * size),
    labels: labels.subarray(0, counts.train),
  };
  const conversion = `Drew the test split: a share of ${testShare} of the images of each class, with the seed ${seed}.`;
  return { train, test, conversion };
}

function findTest(labels: Uint8Array, testShare: number, seed: number): number[] {
  try {
    return findHeldOut(labels, { fraction: testShare, seed });
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    const text = `Expected enough images for train and test, got ${labels.length} and a test share of ${testShare}. Give more images, or another \`mapping.split.testShare\`.`;
    throw refusal('import-values', text, cause);
  }
}

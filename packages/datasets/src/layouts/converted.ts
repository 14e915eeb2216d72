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

const defaultShare = 0.2;
const defaultSeed = 1;

/**
 * Draws test from all images: of each class the whole number of images nearest to the share, by the rule of validation (docs/numerics.md). Both
 * parts keep the order of the images.
 */
export function drawTest({ images, labels }: ConvertedSplit, { split = {} }: ImportMapping) {
  const { testShare = defaultShare, seed = defaultSeed } = split;
  const isTest = new Uint8Array(labels.length);
  for (const i of findTest(labels, testShare, seed)) isTest[i] = 1;
  const size = images.length / labels.length;
  const select = (wanted: number): ConvertedSplit => {
    const rows = [...labels.keys()].filter((i) => isTest[i] === wanted);
    const selected = new Uint8Array(rows.length * size);
    for (const [k, i] of rows.entries())
      selected.set(images.subarray(i * size, (i + 1) * size), k * size);
    return { images: selected, labels: Uint8Array.from(rows, (i) => labels[i] as number) };
  };
  const conversion = `Drew a share of ${testShare} of each class as test, by the seed ${seed}.`;
  return { train: select(0), test: select(1), conversion };
}

function findTest(labels: Uint8Array, fraction: number, seed: number): number[] {
  try {
    return findHeldOut(labels, { fraction, seed });
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    const text = `Expected enough images for train and test, got ${labels.length} with a test share of ${fraction}. Give more images, or another \`mapping.split.testShare\`.`;
    throw refusal('import-values', text, cause);
  }
}

import { createMemory } from '../kernels/web-assembly.ts';
import { type Dataset, noImages } from '../load/dataset.ts';
import { chooseForm } from './choose-form.ts';
import { fillCrossGram, fillGram } from './fill-gram-matrices.ts';
import { type Folds, findFolds } from './find-folds.ts';
import { gatherGramMatrices } from './gather-gram.ts';
import { type Layout, planLayouts } from './layout.ts';
import {
  type PrepareOptions,
  prepareIn,
  sizesOf,
  writeLabels,
  writeScale,
} from './prepare-dataset.ts';
import type { Picked, PreparedData } from './prepared-data.ts';

/** A dataset that is ready for training on all of train, and on all folds but one. */
type PreparedFolds = {
  whole: PreparedData;
  /** For each fold 0 … k − 1 the data of a run that holds out this fold, in the memory of the whole. */
  parts: readonly PreparedData[];
};

export type FoldOptions = Omit<PrepareOptions, 'validation'> & {
  /** The same dataset, prepared with the same options without a held-out part, if it is at hand: its K is copied. */
  known?: PreparedData | undefined;
};

/**
 * Prepares all folds of a division, and the whole for the runs that refit. A run on a part has the bits of a run on a dataset without the
 * images of the fold, as `prepareDataset` prepares it with the fold as `validation`.
 *
 * One memory has the images and the slots once. With `divide255`, K is computed once, of the whole; a part has a copy of its numbers. With
 * `standardize`, the images that a run trains on determine mean and deviation, so each part has features and a K of its own. In the direct
 * form, a part has no copy of the images, and a pass copies them piece by piece.
 *
 * Memory: in the Gram form about 4 m² + 8 m mTest bytes for the whole and a little less for each part. `bytes` of the whole and of each part
 * count all of it. Without training, the memory has no K, but it still has the products of measured images with those of train.
 */
export function prepareFolds(
  dataset: Dataset,
  division: Folds,
  options: FoldOptions = {},
): PreparedFolds {
  const { preprocessing = 'divide255', isTrainedOn = true } = options;
  const { budget = Number.POSITIVE_INFINITY } = options;
  const { train, test } = dataset;
  const foldOf = findFolds(train.labels, division);
  const picked = Array.from({ length: division.folds }, (_, fold) => pick(foldOf, fold));
  const splits = { train, validation: noImages, test };
  const sizes = sizesOf(dataset, options, splits);
  const ofParts = picked.map(({ train: { length: m }, validation }) => ({
    form: options.form ?? chooseForm(m, sizes.n),
    m,
    mTest: validation.length + test.count,
  }));
  const layouts = planLayouts(
    { ...sizes, hasOwnScales: preprocessing === 'standardize' },
    { whole: sizes, parts: ofParts },
    budget,
  );
  const memory = createMemory(layouts.whole.bytes);
  const { known } = options;
  const whole = prepareIn(memory, {
    dataset,
    known,
    options,
    splits,
    sizes,
    layout: layouts.whole,
  });
  const parts = picked.map((images, fold) => {
    const part: PreparedData = {
      ...{ ...whole, ...ofParts[fold], picked: images, validation: { ...division, fold } },
      layout: layouts.parts[fold] as Layout,
      labels: {
        train: labelsOf(train.labels, images.train),
        validation: labelsOf(train.labels, images.validation),
        test: test.labels,
      },
    };
    writePart(dataset, whole, part, { images, isTrainedOn });
    return part;
  });
  return { whole, parts };
}

function writePart(
  { train }: Dataset,
  whole: PreparedData,
  part: PreparedData,
  { images, isTrainedOn }: { images: Picked; isTrainedOn: boolean },
) {
  writeLabels(part);
  new Int32Array(part.memory.buffer, part.layout.picked, part.m).set(images.train);
  const isOfItsOwn = part.preprocessing === 'standardize';
  if (isOfItsOwn) writeScale(part, train, images.train);
  if (part.form !== 'gram' || !isTrainedOn) return;
  if (whole.form === 'gram' && !isOfItsOwn) {
    gatherGramMatrices(whole, part, images);
    return;
  }
  fillGram(part);
  fillCrossGram(part);
}

/** In shared memory, so that threads receive the indices without a copy. */
function pick(foldOf: Uint32Array, fold: number): Picked {
  const all = Array.from(foldOf.keys());
  const share = (indices: number[]) => {
    const shared = new Uint32Array(new SharedArrayBuffer(indices.length * 4));
    shared.set(indices);
    return shared;
  };
  return {
    train: share(all.filter((i) => foldOf[i] !== fold)),
    validation: share(all.filter((i) => foldOf[i] === fold)),
  };
}

function labelsOf(labels: Uint8Array, indices: Uint32Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(indices.length));
  for (const [k, i] of indices.entries()) shared[k] = labels[i] as number;
  return shared;
}

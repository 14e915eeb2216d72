import { createMemory, type SharedMemory } from '../kernels/web-assembly.ts';
import { type Dataset, noImages, type Split, type SplitName } from '../load/dataset.ts';
import { chooseForm, type FormName } from './choose-form.ts';
import { fitFeatureScale, type Preprocessing } from './feature-scale.ts';
import { fillCrossGram, fillGram } from './fill-gram-matrices.ts';
import { copyGramMatrices } from './gather-gram.ts';
import { concatenate, type HeldOut, holdOut } from './hold-out.ts';
import { type Layout, planLayout, type Sizes } from './layout.ts';
import { copyImages } from './pieces.ts';
import { float64sAt, type PreparedData } from './prepared-data.ts';

export type PrepareOptions = {
  preprocessing?: Preprocessing;
  /** Holds out a part of train. Runs do not train on this part, but are measured on it. */
  validation?: HeldOut | undefined;
  /** Default: the form that `chooseForm` returns. */
  form?: FormName | undefined;
  /** The number of runs that may use the data at the same time. */
  slots?: number;
  /** Whether runs train on the data. Otherwise there is no K, and the products of test with train are left empty. Default: true. */
  isTrainedOn?: boolean;
  /** The images stay outside the memory if the memory would exceed this number of bytes with them. */
  budget?: number;
};

/** The label of padded rows. With the logit 0, the residual of such a row is 0. */
const noLabel = 0.5;

/**
 * Flattens images (m, h, w, c) to (m, n), n = h·w·c, without moving a value. Stores everything that runs share in one
 * memory: pixels as bytes, the scale that converts pixels into features, and labels. In the Gram form also K = X̃ X̃ᵀ and
 * the products of test with train.
 */
export function prepareDataset(dataset: Dataset, options: PrepareOptions = {}): PreparedData {
  const { validation, budget = Number.POSITIVE_INFINITY } = options;
  const splits = splitDataset(dataset, validation, countFeatures(dataset));
  const sizes = sizesOf(dataset, options, splits);
  const layout = planLayout(sizes, budget);
  return prepareIn(createMemory(layout.bytes), { dataset, options, splits, sizes, layout });
}

/** The images to train on, the held-out ones, and those that are only measured: the held-out ones, then those of the test file. */
type Splits = Record<SplitName | 'validation', Split>;

/** The sizes of a dataset that is prepared with these options. */
export function sizesOf(
  dataset: Dataset,
  { form, slots = 1, isTrainedOn = true }: PrepareOptions,
  { train, test }: Pick<Splits, SplitName>,
): Sizes {
  const n = countFeatures(dataset);
  const [m, mTest] = [train.count, test.count];
  return { form: form ?? chooseForm(m, n), m, mTest, n, slots, isTrainedOn };
}

/** What `prepareIn` writes, and where. */
type Plan = {
  dataset: Dataset;
  /** The same dataset, prepared with the same options before, if it is at hand: its Gram matrices are copied. */
  known?: PreparedData | undefined;
  options: PrepareOptions;
  splits: Splits;
  sizes: Sizes;
  layout: Layout;
};

/** Prepares a dataset in a memory of zeros. */
export function prepareIn(
  memory: SharedMemory,
  { dataset, known, options, splits, sizes, layout }: Plan,
): PreparedData {
  const { preprocessing = 'divide255', isTrainedOn = true } = options;
  const { form, m, mTest, n } = sizes;
  const { train, validation, test } = splits;
  const isOutside = layout.images === undefined;
  const data: PreparedData = {
    ...{ trainSha256: dataset.sha256.train, preprocessing, form, m, mTest, n, memory, layout },
    outputs: countOutputs(dataset.classes),
    validation: options.validation,
    labels: {
      train: train.labels,
      validation: validation.labels,
      test: dataset.test.labels,
    },
    picked: undefined,
    outside: isOutside ? { train: train.images, test: test.images } : undefined,
    bytes: layout.bytes + (isOutside ? (m + mTest) * n : 0),
  };
  writeScale(data, train);
  writeLabels(data);
  if (layout.images !== undefined) {
    const { images, rows, testRows, stride } = layout;
    copyImages(train.images, n, new Uint8Array(memory.buffer, images.train, rows * stride), stride);
    copyImages(
      test.images,
      n,
      new Uint8Array(memory.buffer, images.test, testRows * stride),
      stride,
    );
  }
  if (form === 'gram' && known?.form === form) copyGramMatrices(known, data);
  else if (form === 'gram' && isTrainedOn) {
    fillGram(data);
    fillCrossGram(data);
  }
  return data;
}

/** Writes the conversion of pixels into features, which the images of a part determine: those of `train` with these indices. Default: all. */
export function writeScale(
  { memory, layout, n, preprocessing }: PreparedData,
  train: Split,
  indices?: Uint32Array,
) {
  const { gain, offset } = fitFeatureScale(preprocessing, train, n, indices);
  float64sAt(memory, layout.gain, n).set(gain);
  float64sAt(memory, layout.offset, n).set(offset);
}

export function writeLabels({ memory, layout, labels }: PreparedData) {
  float64sAt(memory, layout.labels, layout.rows).fill(noLabel).set(labels.train);
}

const countFeatures = ({ imageShape: [height, width, channels] }: Dataset) =>
  height * width * channels;

/** One output tells two classes apart. With more classes, each has an output of its own. */
export const countOutputs = ({ length }: readonly string[]) => (length > 2 ? length : 1);

/** `train` is the part to train on. `test` is only measured. It has the held-out part, followed by the test split. */
function splitDataset(
  { train, test }: Dataset,
  validation: HeldOut | undefined,
  n: number,
): Splits {
  if (validation === undefined) return { train, validation: noImages, test };
  const split = holdOut(train, validation, n);
  return { ...split, test: concatenate(split.validation, test) };
}

import { createMemory } from '../kernels/web-assembly.ts';
import { type Dataset, noImages } from '../load/dataset.ts';
import { chooseForm, type FormName } from './choose-form.ts';
import { fitFeatureScale, type Preprocessing } from './feature-scale.ts';
import { fillCrossGram, fillGram } from './fill-gram-matrices.ts';
import { concatenate, type HeldOut, holdOut } from './hold-out.ts';
import { planLayout } from './layout.ts';
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
  /** Whether runs train on the data. Otherwise the Gram matrices are left empty. Default: true. */
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
  const { preprocessing = 'divide255', slots = 1, isTrainedOn = true } = options;
  const { budget = Number.POSITIVE_INFINITY } = options;
  const [height, width, channels] = dataset.imageShape;
  const n = height * width * channels;
  const { train, validation, test } = splitDataset(dataset, options.validation, n);
  const m = train.count;
  const mTest = test.count;
  const form = options.form ?? chooseForm(m, n);
  const layout = planLayout({ form, m, mTest, n, slots }, budget);
  const memory = createMemory(layout.bytes);
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
    outside: isOutside ? { train: train.images, test: test.images } : undefined,
    bytes: layout.bytes + (isOutside ? (m + mTest) * n : 0),
  };
  const scale = fitFeatureScale(preprocessing, train, n);
  float64sAt(memory, layout.gain, n).set(scale.gain);
  float64sAt(memory, layout.offset, n).set(scale.offset);
  const labels = float64sAt(memory, layout.labels, layout.rows);
  labels.fill(noLabel);
  labels.set(train.labels);
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
  if (form === 'gram' && isTrainedOn) {
    fillGram(data);
    fillCrossGram(data);
  }
  return data;
}

/** One output tells two classes apart. With more classes, each has an output of its own. */
const countOutputs = ({ length }: readonly string[]) => (length > 2 ? length : 1);

/** `train` is the part to train on. `test` is only measured. It has the held-out part, followed by the test split. */
function splitDataset({ train, test }: Dataset, validation: HeldOut | undefined, n: number) {
  if (validation === undefined) return { train, validation: noImages, test };
  const split = holdOut(train, validation, n);
  return { ...split, test: concatenate(split.validation, test) };
}

import { CoreError } from '../core-error.ts';
import { reservedBytes } from '../kernels/kernels.ts';
import type { FormName } from './choose-form.ts';
import { planMemory } from './plan-memory.ts';

/** What all training parts of a memory share. */
type SharedSizes = {
  /** The number of features. */
  n: number;
  /** The number of runs that may use the memory at the same time. */
  slots: number;
  /** Whether each part converts pixels into features in its own way. */
  hasOwnScales?: boolean;
  /** Whether runs train on the data. Otherwise there is no room for K. Default: true. */
  isTrainedOn?: boolean;
};

export type PartSizes = {
  form: FormName;
  /** m train examples, mTest examples that are only measured. */
  m: number;
  mTest: number;
};

export type Sizes = SharedSizes & PartSizes;

/** The addresses of all regions, in bytes. The parts of a memory differ only in those of `PartLayout`. */
export type Layout = {
  /** `rows` and `testRows` are m and mTest, padded to a multiple of 4. `stride` is n, padded to a multiple of 16. */
  rows: number;
  testRows: number;
  stride: number;
  /** The number of images in a piece (a multiple of 4), and in a window of a slot. */
  pieceRows: number;
  windowRows: number;
  gain: number;
  offset: number;
  labels: number;
  /** The indices of a part's train images, int32. Empty if the layout is not that of a part. */
  picked: number;
  /** The packed Gram matrix of train, if runs train on the data, and the products of test with train. Only in the Gram form. */
  gram: number;
  crossGram: number;
  /** Undefined if the images do not fit into the memory. Then pieces of the images are copied into a slot. */
  images: { train: number; test: number } | undefined;
  /** The address of the first slot, and the size of a slot. */
  slots: number;
  slotBytes: number;
  slot: SlotLayout;
  bytes: number;
};

/** The addresses of the regions of one run, relative to the start of its slot. */
export type SlotLayout = {
  state: number;
  snapshot: number;
  start: number;
  costs: number;
  work: number;
  scaled: number;
  gradient: number;
  sums: number;
  /** The address and the size of the area of a network, two float64; see take-area.ts. */
  area: number;
  /** Room for one or two pieces of images, if they are not next to each other in the memory. */
  pieces: number;
};

const float64 = 8;
export const scalarCount = 8;
/** The largest number of iterations of a block. */
export const mostBlockIterations = 4096;
const addressLimit = 2 ** 32;
const pieceBytes = 4 * 1024 * 1024;

/** Plans the memory. The images stay outside if the memory would exceed `budget` bytes with them. */
export const planLayout = (sizes: Sizes, budget: number): Layout =>
  planLayouts(sizes, { whole: sizes, parts: [] }, budget).whole;

type Planned<Of> = { whole: Of; parts: readonly Of[] };

/**
 * Plans one memory for a whole training set and for parts of it. The images are in the memory once, and so are the slots: a run uses its slot
 * with the whole or with any part.
 */
export function planLayouts(
  shared: SharedSizes,
  sizes: Planned<PartSizes>,
  budget: number,
): Planned<Layout> {
  const inside = layOut(shared, sizes, true);
  if (inside.whole.bytes <= Math.min(budget, addressLimit)) return inside;
  const outside = layOut(shared, sizes, false);
  if (outside.whole.bytes <= addressLimit) return outside;
  throw new CoreError(
    'too-large',
    `Expected a prepared dataset to take at most ${addressLimit} bytes, got ${outside.whole.bytes}.`,
  );
}

/** The addresses that differ between the parts. */
type PartLayout = Pick<
  Layout,
  'rows' | 'testRows' | 'gain' | 'offset' | 'labels' | 'gram' | 'crossGram' | 'picked'
>;

const padToFour = (count: number) => 4 * Math.ceil(count / 4);

function layOut(
  { n, slots, hasOwnScales = false, isTrainedOn = true }: SharedSizes,
  sizes: Planned<PartSizes>,
  withImages: boolean,
): Planned<Layout> {
  const stride = 16 * Math.ceil(n / 16);
  // A multiple of 128 images if 128 images fit, because a pass of the kernel has 128 images. Otherwise a multiple of 4.
  const fitting = Math.floor(pieceBytes / stride);
  const pieceRows =
    fitting >= 128 ? 128 * Math.floor(fitting / 128) : 4 * Math.max(1, Math.floor(fitting / 4));
  const plan = planMemory(reservedBytes);
  const takeScale = () => ({
    gain: plan.take(float64 * stride),
    offset: plan.take(float64 * stride),
  });
  const takePart = (
    { form, m, mTest }: PartSizes,
    { gain, offset, isPart }: Pick<PartLayout, 'gain' | 'offset'> & { isPart: boolean },
  ): PartLayout => {
    const [rows, testRows] = [padToFour(m), padToFour(mTest)];
    const panels = rows / 4;
    return {
      ...{ rows, testRows, gain, offset },
      labels: plan.take(float64 * rows),
      picked: plan.take(Int32Array.BYTES_PER_ELEMENT * (isPart ? rows : 0)),
      gram: plan.take(form === 'gram' && isTrainedOn ? 64 * panels * (panels + 1) : 0),
      crossGram: plan.take(form === 'gram' ? float64 * testRows * rows : 0),
    };
  };
  const whole = takePart(sizes.whole, { ...takeScale(), isPart: false });
  const images = withImages
    ? { train: plan.take(whole.rows * stride), test: plan.take(whole.testRows * stride) }
    : undefined;
  const parts = sizes.parts.map((part) =>
    takePart(part, { ...(hasOwnScales ? takeScale() : whole), isPart: true }),
  );
  const rows = Math.max(...[whole, ...parts].map((part) => part.rows));
  const testRows = Math.max(...[whole, ...parts].map((part) => part.testRows));
  const windowRows = Math.min(pieceRows, Math.max(rows, testRows));
  const slot = planMemory(0);
  const forms = [sizes.whole, ...sizes.parts].map(({ form }) => form);
  const vectors = Math.max(...forms.map((form) => (form === 'gram' ? 4 * rows : 2 * stride)));
  const windows = countWindows(sizes, { hasOwnScales, withImages });
  const pieceLength = Math.max(rows, testRows, 128);
  const slotLayout = {
    state: slot.take(float64 * (scalarCount + vectors)),
    snapshot: slot.take(float64 * (scalarCount + vectors)),
    start: slot.take(float64 * Math.max(rows, testRows)),
    costs: slot.take(float64 * mostBlockIterations),
    // In bytes: `descendGram` needs 16 + 16 · rows, and `passDirect` 16 · 128 + 6 · 128 + 6 · stride. The products of all rows need
    // the digits and one float64 for each row; `meanCost` needs three float64 for each row.
    work: slot.take(4096 + 6 * stride + 3 * float64 * pieceLength),
    scaled: slot.take(float64 * stride),
    gradient: slot.take(float64 * stride),
    sums: slot.take(float64 * 4),
    area: slot.take(float64 * 2),
    pieces: slot.take(windows * windowRows * stride),
  };
  const slotBytes = slot.end;
  const firstSlot = plan.take(slots * slotBytes);
  const shared = {
    ...{ stride, pieceRows, windowRows, images },
    ...{ slots: firstSlot, slotBytes, slot: slotLayout, bytes: plan.end },
  };
  return {
    whole: { ...whole, ...shared },
    parts: parts.map((part) => ({ ...part, ...shared })),
  };
}

/** The number of pieces that a run has in its slot at a time. A piece whose images lie next to each other in the memory needs no copy in the slot. */
function countWindows(
  { whole, parts }: Planned<PartSizes>,
  { hasOwnScales, withImages }: { hasOwnScales: boolean; withImages: boolean },
): number {
  // K is computed from two pieces. A part needs that only if it cannot copy its numbers from the K of the whole.
  const isFilled = hasOwnScales || whole.form !== 'gram';
  const isOfPieces = parts.some(({ form }) => form === 'gram' && isFilled);
  if (isOfPieces || (whole.form === 'gram' && !withImages)) return 2;
  return withImages && parts.length === 0 ? 0 : 1;
}

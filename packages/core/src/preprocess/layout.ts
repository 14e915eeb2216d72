import { CoreError } from '../core-error.ts';
import { reservedBytes } from '../kernels/kernels.ts';
import type { FormName } from './choose-form.ts';
import { planMemory } from './plan-memory.ts';

export type Sizes = {
  form: FormName;
  /** m train examples, mTest test examples, n features. */
  m: number;
  mTest: number;
  n: number;
  /** The number of runs that may use the memory at the same time. */
  slots: number;
};

/** The addresses of all regions, in bytes. */
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
  /** The packed Gram matrix of train, and the products of test with train. Only in the Gram form. */
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
  /** Room for two pieces of images, if the images do not fit into the memory. */
  pieces: number;
};

const float64 = 8;
export const scalarCount = 8;
/** The largest number of iterations of a block. */
export const mostBlockIterations = 4096;
const addressLimit = 2 ** 32;
const pieceBytes = 4 * 1024 * 1024;

/** Plans the memory. The images stay outside if the memory would exceed `budget` bytes with them. */
export function planLayout(sizes: Sizes, budget: number): Layout {
  const whole = layOut(sizes, true);
  if (whole.bytes <= Math.min(budget, addressLimit)) return whole;
  const layout = layOut(sizes, false);
  if (layout.bytes <= addressLimit) return layout;
  throw new CoreError(
    'too-large',
    `Expected a prepared dataset to take at most ${addressLimit} bytes, got ${layout.bytes}.`,
  );
}

function layOut({ form, m, mTest, n, slots }: Sizes, withImages: boolean): Layout {
  const rows = 4 * Math.ceil(m / 4);
  const testRows = 4 * Math.ceil(mTest / 4);
  const stride = 16 * Math.ceil(n / 16);
  // A multiple of 128 images if 128 images fit, because a pass of the kernel has 128 images. Otherwise a multiple of 4.
  const fitting = Math.floor(pieceBytes / stride);
  const pieceRows =
    fitting >= 128 ? 128 * Math.floor(fitting / 128) : 4 * Math.max(1, Math.floor(fitting / 4));
  const windowRows = Math.min(pieceRows, Math.max(rows, testRows));
  const plan = planMemory(reservedBytes);
  const gain = plan.take(float64 * stride);
  const offset = plan.take(float64 * stride);
  const labels = plan.take(float64 * rows);
  const panels = rows / 4;
  const gram = plan.take(form === 'gram' ? 64 * panels * (panels + 1) : 0);
  const crossGram = plan.take(form === 'gram' ? float64 * testRows * rows : 0);
  const images = withImages
    ? { train: plan.take(rows * stride), test: plan.take(testRows * stride) }
    : undefined;
  const slot = planMemory(0);
  const vectors = form === 'gram' ? 4 * rows : 2 * stride;
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
    pieces: slot.take(withImages ? 0 : (form === 'gram' ? 2 : 1) * windowRows * stride),
  };
  const slotBytes = slot.end;
  const firstSlot = plan.take(slots * slotBytes);
  return {
    ...{
      rows,
      testRows,
      stride,
      pieceRows,
      windowRows,
      gain,
      offset,
      labels,
      gram,
      crossGram,
      images,
    },
    slots: firstSlot,
    slotBytes,
    slot: slotLayout,
    bytes: plan.end,
  };
}

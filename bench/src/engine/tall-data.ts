import type { Dataset, Split } from '@sweepq/core';

/** The numbers of images and pixels in MNIST. */
export const tallSizes = { m: 60_000, mTest: 1_000, n: 784 } as const;

/** The generator of Numerical Recipes modulo 2³². The data uses its high byte, because the low bits are less random. */
const [multiplier, increment] = [1_664_525, 1_013_904_223] as const;

/** Creates images of random pixels. The label is the side of a random plane on which an image lies. Every call creates the same data. */
export function createTallDataset(): Dataset {
  const { m, mTest, n } = tallSizes;
  let state = 1;
  const nextByte = () => {
    state = (Math.imul(state, multiplier) + increment) >>> 0;
    return state >>> 24;
  };
  const normal = Int16Array.from({ length: n }, () => nextByte() - 128);
  const createSplit = (count: number): Split => {
    const images = new Uint8Array(count * n);
    const labels = new Uint8Array(count);
    for (let i = 0, at = 0; i < count; i++) {
      let side = 0;
      for (let j = 0; j < n; j++, at++) {
        const pixel = nextByte();
        images[at] = pixel;
        side += (normal[j] as number) * (pixel - 127.5);
      }
      labels[i] = side > 0 ? 1 : 0;
    }
    return { images, labels, count };
  };
  return {
    ...{ sha256: { train: '', test: '' }, imageShape: [28, 28, 1], classes: ['below', 'above'] },
    ...{ train: createSplit(m), test: createSplit(mTest) },
  };
}

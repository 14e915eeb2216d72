// Compares the estimator with the plain sum of its kernels, in Math and without tables.
import { erf } from '@sweepq/core/numerics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDraws } from '../../draws/draws.ts';
import { createSearchSpace } from '../../space/search-space.ts';
import { kernelWeights } from './kernel-weights.ts';
import { createParzen } from './parzen.ts';

const { parts } = createSearchSpace([
  [
    { name: 'a', kind: 'float', min: -5, max: 5 },
    { name: 'b', kind: 'float', min: 1e-3, max: 1, log: true },
    { name: 'c', kind: 'int', min: 1, max: 6 },
    { name: 'd', kind: 'list', values: ['x', 'y', 'z'] },
  ],
]);
const [{ dimensions }] = parts as [(typeof parts)[number]];

const cdf = (x: number) => (1 + erf(x / Math.SQRT2)) / 2;
const density = (x: number) => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);

/** The density of one kernel or of the prior at a point. The ranges a and b have the factor 1 / `height` together. */
function kernelAt(
  point: number[],
  mean: number[],
  { sigmas, share, height }: { sigmas: number[]; share: number; height: number },
): number {
  const [sa, sb, sc] = sigmas as [number, number, number];
  const mass = (m: number, sigma: number) => cdf((1 - m) / sigma) - cdf(-m / sigma);
  const [a, b, c, d] = point as [number, number, number, number];
  const [ma, mb, mc, md] = mean as [number, number, number, number];
  const smooth = (x: number, m: number, sigma: number) => density((x - m) / sigma) / mass(m, sigma);
  const level = Math.floor(c * 6);
  const cell = (cdf(((level + 1) / 6 - mc) / sc) - cdf((level / 6 - mc) / sc)) / mass(mc, sc);
  const choice = (share + (d === md ? 1 : 0)) / (1 + 3 * share);
  return (smooth(a, ma, sa) * smooth(b, mb, sb) * cell * choice) / height;
}

/** 1.5 s n^(−1 / 8), for the deviation s of the kernels and one point of the uniform distribution. */
function sigmaOf(kernels: number[][], column: number): number {
  const n = kernels.length;
  const widest = Math.min(1, Math.max(0.2 * Math.max(1, n) ** (-1 / 8), 1 / Math.min(100, n + 2)));
  const mean = kernels.reduce((sum, row) => sum + (row[column] as number), 0) / Math.max(1, n);
  const square = kernels.reduce((sum, row) => sum + ((row[column] as number) - mean) ** 2, 1 / 12);
  const own = 1.5 * Math.sqrt(square / (n + 1)) * Math.max(1, n) ** (-1 / 8);
  return Math.min(widest, Math.max(0.01, own));
}

/** The sum of all kernels. Their height is that of one normal density of mean width, or that of normal densities. */
function densityAt(point: number[], kernels: number[][], isNormalised = false): number {
  const n = kernels.length;
  const weights = kernelWeights(n);
  const sigmas = [0, 1, 2].map((column) => sigmaOf(kernels, column));
  const product = (sigmas[0] as number) * (sigmas[1] as number);
  const uniform = { sigmas: [1, 1, 1], share: 1e12, height: 1 };
  const kernel = {
    sigmas,
    share: 1 / (n + 1),
    height: isNormalised ? product : Math.sqrt(product),
  };
  return kernels.reduce(
    (sum, mean, k) => sum + (weights[k] as number) * kernelAt(point, mean, kernel),
    (weights[n] as number) * kernelAt(point, [0.5, 0.5, 0.5, -1], uniform),
  );
}

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const somePoint = fc
  .tuple(share, share, fc.nat(5), fc.nat(2))
  .map(([a, b, level, d]) => [a, b, (level + 0.5) / 6, d]);

const kernelsOf = (rows: number[][]) => ({
  matrix: Float64Array.from(rows.flat()),
  starts: Int32Array.from(rows, (_, k) => 4 * k),
  weights: kernelWeights(rows.length),
});

test('the ratio of two densities is that of the plain sums within 1 %', () => {
  const someKernels = fc.array(somePoint, { maxLength: 60 });
  const somePoints = fc.array(somePoint, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(someKernels, someKernels, somePoints, (these, those, points) => {
      const [own, other] = [these, those].map((rows) =>
        createParzen(dimensions, kernelsOf(rows)).lnDensities(
          points.map((x) => Float64Array.from(x)),
        ),
      );
      for (const [k, point] of points.entries()) {
        const ratio = Math.exp((own?.[k] as number) - (other?.[k] as number));
        const exact = densityAt(point, these) / densityAt(point, those);
        expect(Math.abs(ratio / exact - 1)).toBeLessThan(0.01);
      }
    }),
    { numRuns: 200 },
  );
});

test('10 000 samples have the shares that the density gives to cells', () => {
  const rows = [
    [0.2, 0.7, 0.25, 1],
    [0.9, 0.1, 0.75, 0],
    [0.25, 0.6, 0.25, 1],
  ];
  const { sample } = createParzen(dimensions, kernelsOf(rows));
  const draws = createDraws(1, 2, 'candidates');
  const found = new Map<string, number>();
  for (let k = 0; k < 10_000; k++) {
    const [a = 0, b = 0, c = 0, d = 0] = sample(draws);
    const key = [Math.floor(2 * a), Math.floor(2 * b), Math.floor(6 * c), d].join();
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  // Integrals over the two ranges by the midpoint rule.
  const nodes = Array.from({ length: 40 }, (_, k) => (k + 0.5) / 80);
  for (const [key, count] of found) {
    const [a = 0, b = 0, level = 0, d = 0] = key.split(',').map(Number);
    let sum = 0;
    for (const x of nodes) {
      for (const y of nodes) {
        sum += densityAt([a / 2 + x, b / 2 + y, (level + 0.5) / 6, d], rows, true) / 6400;
      }
    }
    const deviation = Math.sqrt(10_000 * sum * (1 - sum));
    expect(Math.abs(count - 10_000 * sum)).toBeLessThan(5 * deviation + 5);
  }
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packCosts, unpackCosts } from './pack-costs.ts';

const bitsOf = (costs: Float64Array) => [...new BigUint64Array(costs.slice().buffer)];
const curveOf = (length: number, costAt: (t: number) => number) =>
  Float64Array.from({ length }, (_, t) => costAt(t));

/** Rough costs that are the same in each run of the tests. */
const noiseAt = (t: number) => ((t * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
const curves = {
  smooth: curveOf(2_000, (t) => 0.1 + 0.6 / (1 + t / 150)),
  alternating: curveOf(
    2_000,
    (t) => 0.3 + (t % 2 ? 0.02 : -0.02) / (1 + t / 90) + 0.2 / (1 + t / 40),
  ),
  rough: curveOf(2_000, (t) => 0.3 + 0.1 * noiseAt(t)),
  'of two halves': curveOf(500, (t) => (t < 250 ? 0.7 / (1 + t / 150) : 1e-300 * (t - 249))),
  unusual: Float64Array.from(
    [...Array(40).keys()].flatMap((t) => [1 / (t + 1), -0, Number.NaN, 1e308, -1e308, 5e-324]),
  ),
  'of one cost': Float64Array.of(Math.LN2),
  empty: new Float64Array(0),
};

test.each(Object.entries(curves))('restores a curve to the bit: %s', (_, costs) => {
  expect(bitsOf(unpackCosts(packCosts(costs)))).toEqual(bitsOf(costs));
});

test('restores any costs to the bit', () => {
  const anyBits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  const anyWords = fc.array(anyBits, { maxLength: 300, size: 'max' }).map((all) => {
    return new Float64Array(BigUint64Array.from(all).buffer);
  });
  const someCosts = fc
    .array(fc.double(), { maxLength: 300, size: 'max' })
    .map((all) => Float64Array.from(all));
  fc.assert(
    fc.property(fc.oneof(someCosts, anyWords), (costs) => {
      expect(bitsOf(unpackCosts(packCosts(costs)))).toEqual(bitsOf(costs));
    }),
  );
});

test('compresses a smooth curve to a ninth of its bytes, and an alternating one to a fifth', () => {
  expect(packCosts(curves.smooth).length).toBeLessThan(16_000 / 9);
  expect(packCosts(curves.alternating).length).toBeLessThan(16_000 / 5);
});

test('never takes more than 1 byte in 16 more than the costs themselves', () => {
  const costs = curveOf(2_000, (t) => (t % 2 ? 1e300 : -1e300) * noiseAt(t));
  expect(packCosts(costs).length).toBeLessThan(8 * costs.length * (1 + 1 / 16));
});

describe('stored costs', () => {
  test('keep their bytes, because the predictors are a part of the format', () => {
    const digestOf = (costs: Float64Array) =>
      createHash('sha256').update(packCosts(costs)).digest('hex').slice(0, 12);
    expect([curves.smooth, curves.alternating, curves.rough].map(digestOf)).toEqual([
      '2f2902306211',
      '3cc1d2c26152',
      'a4bc9f8ff7fc',
    ]);
  });

  test('of an earlier version are read', () => {
    const packed =
      'O2PW3nqA79ax+5MtN9hH7/aZsCPlzwaNqD3/eDqu+L3ZE7JlxpQWiRs2WWeMW9qnbTz87efCiC3nsy6yfOSuU//bmnr4P8OtqZJHImdsXi3+W6AqvxGk7nlu/HXBLSZiz+1m3/nh9fK4Tckt9u2Nklyrwm5//VYum9YVwOAOUuf6hXn5Jo2Jn+81fLW++3ueczPvYlHLT2oH1j+PZr5+8bVC7nnnYyB1nc+Kdc432C46NdfyRoSXvZmehpKclJiIID8vDzcnBzs7GysrC0gdEyNjjuXKH+9iCyc+YcABzkyfcp6BgUF/3/yTL1Zcnq2GS119Q0M9kG5gqGNkZKxjaMClDgA=';
    const costs = curveOf(40, (t) => 0.1 + 0.6 / (1 + t / 15));
    costs[7] = Number.NaN;
    costs[9] = -0;
    costs[11] = Number.POSITIVE_INFINITY;
    expect(bitsOf(unpackCosts(Buffer.from(packed, 'base64')))).toEqual(bitsOf(costs));
  });

  test('that are cut or damaged give an error or other costs, and take no memory beyond 64 times their bytes', () => {
    const packed = packCosts(curves.smooth.subarray(0, 200));
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const damaged = Buffer.from(isCut ? packed.subarray(0, at) : packed);
        if (!isCut) damaged[at] = byte;
        let costs: Float64Array | undefined;
        try {
          costs = unpackCosts(damaged);
        } catch {
          return;
        }
        expect(costs.byteLength).toBeLessThanOrEqual(64 * damaged.length);
      }),
      { numRuns: 500 },
    );
  });
});

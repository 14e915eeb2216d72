import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { oneLayerModel as model } from '../../fixtures/one-layer-model.ts';
import { encodeNpz } from './encode-npz.ts';

/** The header and the values of an .npy file. */
function readNpy(file: Uint8Array | undefined) {
  const bytes = Buffer.from(file ?? []);
  const end = 10 + bytes.readUInt16LE(8);
  expect(bytes.toString('latin1', 0, 8)).toBe('\x93NUMPY\x01\x00');
  expect(end % 64).toBe(0);
  return { header: bytes.toString('latin1', 10, end).trim(), data: bytes.subarray(end) };
}

test('an .npz file has the bits of all numbers, and names of classes outside of ASCII', () => {
  const files = unzipSync(encodeNpz(model));
  expect(Object.keys(files).toSorted()).toEqual(
    ['W1', 'b1', 'classes', 'metadata', 'scale'].map((name) => `${name}.npy`),
  );
  const weights = readNpy(files['W1.npy']);
  expect(weights.header).toBe("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 3), }");
  expect([0, 8, 16].map((at) => weights.data.readDoubleLE(at))).toEqual([1, -0, 3e-320]);
  const bias = readNpy(files['b1.npy']);
  expect(bias.header).toContain("'shape': (1,)");
  expect(bias.data.readDoubleLE()).toBe(Math.PI);
  const scale = readNpy(files['scale.npy']);
  expect(scale.header).toContain("'shape': ()");
  expect(scale.data.readDoubleLE()).toBe(255);
  const classes = readNpy(files['classes.npy']);
  expect(classes.header).toBe("{'descr': '<U5', 'fortran_order': False, 'shape': (2,), }");
  const units = Array.from({ length: 10 }, (_, i) => classes.data.readUInt32LE(i * 4));
  const texts = [units.slice(0, 5), units.slice(5)].map((each) =>
    String.fromCodePoint(...each).replace(/\0+$/, ''),
  );
  expect(texts).toEqual(model.classes);
});

test('equal models have equal bytes at any time of day', () => {
  expect(encodeNpz(structuredClone(model))).toEqual(encodeNpz(model));
});

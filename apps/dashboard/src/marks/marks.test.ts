import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDot, addLine, createLayer } from './layer.ts';
import { createPicture, drawLayer } from './picture.ts';

const sum = (values: Uint32Array) => values.reduce((all, value) => all + value, 0) / 256;

test('a line of thickness 2 covers its length times 2 pixels within 3 %', () => {
  const coordinate = fc.double({ min: 10, max: 90, noNaN: true });
  fc.assert(
    fc.property(coordinate, coordinate, coordinate, coordinate, (x0, y0, x1, y1) => {
      fc.pre(Math.hypot(x1 - x0, y1 - y0) > 20);
      const layer = createLayer(100, 100);
      addLine(layer, x0, y0, x1, y1, { thickness: 2 });
      const length = Math.hypot(x1 - x0, y1 - y0);
      // The ends are whole pixels of the longer side.
      expect(Math.abs(sum(layer.coverage) - 2 * length)).toBeLessThan(0.03 * 2 * length + 3);
    }),
  );
});

test('a poly-line covers its joint once, and parts outside the layer are left out', () => {
  const layer = createLayer(20, 3);
  addLine(layer, -5, 1.5, 10, 1.5, { thickness: 1 });
  addLine(layer, 10, 1.5, 40, 1.5, { thickness: 1 });
  expect([...layer.coverage.slice(20, 40)]).toEqual(Array(20).fill(256));
  expect(sum(layer.coverage)).toBe(20);
});

test('lines from or to a missing value are not drawn', () => {
  const layer = createLayer(10, 10);
  addLine(layer, 0, Number.NaN, 9, 5, { thickness: 1 });
  addLine(layer, Number.NaN, 1, 9, 5, { thickness: 1 });
  addDot(layer, Number.NaN, 3, 2);
  expect(sum(layer.coverage)).toBe(0);
});

test('a line that counts for 3 covers what 3 lines cover', () => {
  const [one, three] = [createLayer(50, 50), createLayer(50, 50)];
  addLine(three, 3.2, 4.7, 44.1, 31.9, { thickness: 1.5, count: 3 });
  for (let k = 0; k < 3; k += 1) addLine(one, 3.2, 4.7, 44.1, 31.9, { thickness: 1.5 });
  for (const [at, covered] of one.coverage.entries()) {
    expect(Math.abs((three.coverage[at] as number) - covered)).toBeLessThanOrEqual(3);
  }
});

test('a dot of radius 3 covers its area within 10 %', () => {
  const layer = createLayer(20, 20);
  addDot(layer, 10.3, 9.8, 3);
  expect(Math.abs(sum(layer.coverage) / (Math.PI * 9) - 1)).toBeLessThan(0.1);
});

test('two marks of opacity 0.5 hide three quarters, and the layer is empty afterwards', () => {
  const layer = createLayer(1, 1);
  const picture = createPicture(1, 1);
  layer.coverage[0] = 512;
  drawLayer(picture, layer, [200, 100, 0], 0.5);
  expect([...picture.pixels]).toEqual([200, 100, 0, 191]);
  expect(layer.coverage[0]).toBe(0);
});

test('an opaque mark replaces the colour below it', () => {
  const layer = createLayer(1, 1);
  const picture = createPicture(1, 1);
  for (const colour of [
    [255, 255, 255],
    [10, 20, 30],
  ] as const) {
    layer.coverage[0] = 256;
    drawLayer(picture, layer, colour, 1);
  }
  expect([...picture.pixels]).toEqual([10, 20, 30, 255]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDot, addLine, createLayer, type Layer } from './layer.ts';
import { type Colour, drawLayers } from './picture.ts';

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
  addDot(layer, Number.NaN, 3, { radius: 2 });
  expect(sum(layer.coverage)).toBe(0);
});

test('a line that counts for 3 covers what 3 lines cover', () => {
  const [one, three] = [createLayer(50, 50), createLayer(50, 50)];
  addLine(three, 3.2, 4.7, 44.1, 31.9, { thickness: 1.5, count: 3 });
  for (let k = 0; k < 3; k += 1) addLine(one, 3.2, 4.7, 44.1, 31.9, { thickness: 1.5 });
  for (const [at, covered] of one.coverage.entries()) {
    expect(three.coverage[at]).toBe(covered);
  }
});

test('marks that are removed leave the other marks as if they had never been added', () => {
  const coordinate = fc.double({ min: -20, max: 70, noNaN: true });
  const place = fc.tuple(coordinate, coordinate, coordinate, coordinate);
  const add = (layer: Layer, [x0, y0, x1, y1]: [number, number, number, number], times: number) => {
    addLine(layer, x0, y0, x1, y1, { thickness: 1.5, count: 3 * times });
    addDot(layer, x0, y0, { radius: 2.5, times });
  };
  fc.assert(
    fc.property(place, place, (kept, removed) => {
      const [layer, other] = [createLayer(50, 50), createLayer(50, 50)];
      add(layer, removed, 1);
      add(layer, kept, 1);
      add(layer, removed, -1);
      add(other, kept, 1);
      expect(layer.coverage).toEqual(other.coverage);
    }),
  );
});

test('a dot of radius 3 covers its area within 10 %', () => {
  const layer = createLayer(20, 20);
  addDot(layer, 10.3, 9.8, { radius: 3 });
  expect(Math.abs(sum(layer.coverage) / (Math.PI * 9) - 1)).toBeLessThan(0.1);
});

test('two marks of opacity 0.5 hide three quarters', () => {
  expect(drawPixel([{ covered: 512, colour: [200, 100, 0], opacity: 0.5 }])).toEqual([
    200, 100, 0, 191,
  ]);
});

test('an opaque mark hides the colour below it', () => {
  const layers = [
    { covered: 256, colour: [255, 255, 255], opacity: 1 },
    { covered: 256, colour: [10, 20, 30], opacity: 1 },
  ] as const;
  expect(drawPixel(layers)).toEqual([10, 20, 30, 255]);
});

test('a mark of opacity 0.5 over an opaque one mixes their colours in equal parts', () => {
  const layers = [
    { covered: 256, colour: [0, 100, 200], opacity: 1 },
    { covered: 256, colour: [100, 100, 0], opacity: 0.5 },
  ] as const;
  expect(drawPixel(layers)).toEqual([50, 100, 100, 255]);
});

type Cover = { covered: number; colour: Colour; opacity: number };

const drawPixel = (covers: readonly Cover[]) => {
  const painted = covers.map(({ covered, ...paint }) => {
    const layer = createLayer(1, 1);
    layer.coverage[0] = covered;
    return { layer, ...paint };
  });
  return [...drawLayers({ width: 1, height: 1 }, painted).pixels];
};

import { expect, test } from 'vitest';
import { load, noChange, number } from '../../fixtures/five-trials.ts';
import { createViewDrawer } from './draw-view.ts';
import { pickRow } from './pick-row.ts';
import type { Palette, PictureRequest } from './protocol.ts';

const palette: Palette = {
  ...{ context: [1, 1, 1], below: [2, 2, 2], running: [4, 4, 4], diverged: [5, 5, 5] },
  pruned: [6, 6, 6],
  ramp: Array.from({ length: 9 }, (_, k) => [10 + k, 0, 0] as const),
};
test('a picture has the colour of each trial at its place, and grey outside the filter', () => {
  const data = load();
  const drawer = createViewDrawer(data, {
    ...{ kind: 'points', x: number('index', 0, 4), y: number('metrics.test.accuracy', 0, 1) },
    ...{ hasTicks: true, width: 100, height: 100, ratio: 1 },
  });
  const redAt = (x: number, y: number) => drawer.draw(palette).pixels[4 * ((99 - y) * 100 + x)];
  expect(redAt(25, 80)).toBe(18);
  expect(redAt(1, 50)).toBe(2);
  // A diverged trial is a tick at the lower edge.
  expect(redAt(50, 2)).toBe(5);
  data.filter([{ kind: 'words', column: 'index', words: ['0'] }]);
  expect(redAt(25, 80)).toBe(1);
  expect(redAt(1, 50)).toBe(2);
});

test.each(['points', 'parallel'] as const)(
  'a picture of %s after several filters and live changes is the picture of a new drawer',
  (kind) => {
    const data = load();
    const [x, y] = [number('index', 0, 4), number('metrics.test.accuracy', 0, 1)];
    const size = { width: 60, height: 60, ratio: 1 };
    const request: PictureRequest =
      kind === 'points' ? { kind, x, y, hasTicks: true, ...size } : { kind, axes: [x, y], ...size };
    const drawer = createViewDrawer(data, request);
    for (const words of [['0', '1', '2'], ['1', '2', '4'], ['0'], ['0', '1', '3']]) {
      data.filter([{ kind: 'words', column: 'index', words }]);
      expect(drawer.draw(palette)).toEqual(createViewDrawer(data, request).draw(palette));
    }
    const cells = { status: 'completed', 'metrics.test.accuracy': 0.95 };
    for (const change of [
      { changes: [{ row: 3, cells }] },
      { changes: [{ run: 2, status: 'running' }] },
      { changes: [{ row: 1, cells: { ...cells, status: 'pruned' } }] },
      { changes: [{ row: 2, cells: { ...cells, 'metrics.test.accuracy': 0.3 } }] },
    ]) {
      data.change({ ...noChange, ...change });
      expect(drawer.draw(palette)).toEqual(createViewDrawer(data, request).draw(palette));
    }
    data.filter([]);
    expect(drawer.draw(palette)).toEqual(createViewDrawer(data, request).draw(palette));
  },
);

test('a picture of curves that grow, with and without a filter, is the picture of a new drawer', () => {
  const data = load();
  for (const row of [0, 1])
    data.change({ ...noChange, changes: [{ row, cells: { status: 'running' } }] });
  const [x, y] = [number('iterations', 1, 10), number('metrics.train.cost', 0, 1)];
  const drawer = createViewDrawer(data, {
    ...{ kind: 'curves', x, y },
    ...{ width: 60, height: 60, ratio: 1 },
  });
  for (const words of [[], ['3'], ['0', '1'], []]) {
    data.filter(words.length === 0 ? [] : [{ kind: 'words', column: 'index', words }]);
    for (const run of [0, 2, 2, 0]) {
      const iteration = data.revision();
      const points = [{ iteration, cost: 1 / (1 + iteration) }];
      data.change({ ...noChange, live: [{ run, points }] });
      const fresh = createViewDrawer(data, drawer.request);
      expect(drawer.draw(palette)).toEqual(fresh.draw(palette));
    }
  }
  expect(drawer.draw(palette).pixels.some(Boolean)).toBe(true);
  // The end of a pruned curve has a dot.
  const before = drawer.draw(palette);
  data.change({ ...noChange, changes: [{ row: 0, cells: { status: 'pruned' } }] });
  expect(drawer.draw(palette)).toEqual(createViewDrawer(data, drawer.request).draw(palette));
  expect(drawer.draw(palette)).not.toEqual(before);
});

test('the trial under the pointer is the nearest one that passes the filter', () => {
  const data = load();
  const request: PictureRequest = {
    ...{ kind: 'points', x: number('index', 0, 4), y: number('metrics.test.accuracy', 0, 1) },
    ...{ hasTicks: true, width: 100, height: 100, ratio: 1 },
  };
  expect(pickRow(data, request, 0.27, 0.79)).toBe(1);
  expect(pickRow(data, request, 0.8, 0.2)).toBeUndefined();
  data.filter([{ kind: 'words', column: 'index', words: ['0'] }]);
  expect(pickRow(data, request, 0.27, 0.79)).toBeUndefined();
});

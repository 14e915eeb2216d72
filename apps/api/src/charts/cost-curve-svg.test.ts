import { inflateSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { costCurveSvg } from './cost-curve-svg.ts';
import { chartHeight, chartWidth } from './cost-frame.ts';
import { svgToPng } from './svg-to-png.ts';

const plain = { title: ['learning rate = 0.005'], diverged: false };
const curveOf = (costs: readonly number[]) => ({
  iterations: costs.length,
  points: costs.map((cost, k): [number, number] => [k, cost]),
});

/** Costs that fall for 2000 iterations, and that rise at every second of the first 300 iterations. */
const zigzag = Array.from({ length: 2000 }, (_, k) =>
  k < 300 && k % 2 === 1 ? 0.9 - k / 1000 : 0.6 - k / 4000,
);

type Element = { getAttribute(name: string): string | null; textContent: string };

const find = (svg: string, selector: string): Element[] => [
  ...parseHTML(`<body>${svg}</body>`).document.querySelectorAll(selector),
];

const numbersOf = (element: Element | undefined, ...names: string[]) =>
  names.map((name) => Number(Number(element?.getAttribute(name)).toFixed(3)));

/** Returns the points of the line of the curve, in pixels. */
function lineOf(svg: string): [x: number, y: number][] {
  const path = find(svg, 'g[stroke="#0969da"] path')[0]?.getAttribute('d') ?? '';
  const points = path.slice(1).split('L');
  return points.map((point) => point.split(',').map(Number) as [number, number]);
}

test('the line has every rise of a cost that rises in 150 iterations', () => {
  const line = lineOf(costCurveSvg(curveOf(zigzag), plain));
  const rises = line.filter(([, y], k) => k > 0 && y < (line[k - 1]?.[1] ?? 0));
  expect(rises).toHaveLength(150);
});

test('for a curve with more points than pixels, the line has the lowest and the highest cost of every pixel column', () => {
  const costs: number[] = Array.from({ length: 20_000 }, (_, k) => (k % 2 === 0 ? 0.2 : 0.8));
  costs[7_777] = 3;
  costs[7_778] = -1;
  const line = lineOf(costCurveSvg(curveOf(costs), plain));
  expect(line.length).toBeLessThanOrEqual(2 * 2 * chartWidth);
  const heights = line.map(([, y]) => y);
  expect(new Set(heights).size).toBe(4);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  const heightOf = (cost: number) => bottom - ((cost + 1) / 4) * (bottom - top);
  const columns = new Map<number, number[]>();
  for (const [x, y] of line) columns.set(Math.round(x), [...(columns.get(Math.round(x)) ?? []), y]);
  for (const [column, ys] of columns) {
    if (ys.length < 4) continue;
    expect(Math.min(...ys), `column ${column}`).toBeLessThanOrEqual(heightOf(0.8) + 0.01);
    expect(Math.max(...ys), `column ${column}`).toBeGreaterThanOrEqual(heightOf(0.2) - 0.01);
  }
  expect(columns.size).toBeGreaterThan(500);
});

test('the background of the SVG and of the PNG is white and opaque', async () => {
  const svg = costCurveSvg(curveOf(zigzag), plain);
  const [first] = find(svg, 'svg > *');
  expect(first?.getAttribute('fill')).toBe('#ffffff');
  expect(numbersOf(first, 'width', 'height')).toEqual([chartWidth, chartHeight]);
  expect(firstPixel(await svgToPng(svg))).toEqual([255, 255, 255, 255]);
});

test('a diverged curve has a mark at its end, and a logarithmic axis', () => {
  const curve = curveOf([0.69, 0.8, 5, 400, 6_000]);
  const svg = costCurveSvg(curve, { ...plain, diverged: true });
  expect(svg).toContain('>diverged after 5 iterations<');
  const line = lineOf(svg);
  const [end] = line.slice(-1);
  expect(find(svg, 'g[fill="#cf222e"] circle').map((mark) => numbersOf(mark, 'cx', 'cy'))).toEqual([
    end,
  ]);
  // On a linear axis the first three costs are within one pixel.
  const heights = line.slice(0, 3).map(([, y]) => y);
  expect((heights[0] ?? 0) - (heights[2] ?? 0)).toBeGreaterThan(50);
  expect(costCurveSvg(curve, plain)).not.toContain('diverged');
});

test('a curve of one point is drawn as a dot', () => {
  const svg = costCurveSvg(curveOf([0.5]), plain);
  expect(svg.match(/<circle /g)).toHaveLength(1);
  expect(svg).not.toContain('NaN');
  const diverged = costCurveSvg(curveOf([0.5]), { ...plain, diverged: true });
  expect(diverged).toContain('>diverged after 1 iteration<');
});

test('every line of the title is above the plot, and markup in the title is drawn as text', () => {
  const title = ['learning rate = 1', 'l2 = <b> & "c"'];
  const svg = costCurveSvg(curveOf([1, 0.5, 0.4]), { ...plain, title });
  const top = Math.min(...lineOf(svg).map(([, y]) => y));
  const lines = find(svg, 'text[x="360"]');
  expect(lines.map(({ textContent }) => textContent)).toEqual(title);
  const baselines = lines.flatMap((element) => numbersOf(element, 'y'));
  expect(Math.max(...baselines)).toBeLessThan(top);
});

/** Returns red, green, blue and opacity of the first pixel of a PNG. No filter changes the first pixel of a row. */
function firstPixel(png: Uint8Array): number[] {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return [...inflateSync(Buffer.concat(parts)).subarray(1, 5)];
}

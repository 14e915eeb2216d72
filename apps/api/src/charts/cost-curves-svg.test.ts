import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { costCurvesSvg, type LabelledCurve } from './cost-curves-svg.ts';
import { chartHeight, chartWidth } from './cost-frame.ts';

const curveOf = (costs: readonly number[], label: string, diverged = false): LabelledCurve => ({
  curve: { iterations: costs.length, points: costs.map((cost, k): [number, number] => [k, cost]) },
  ...{ label, diverged },
});
const falling = (from: number, count = 40) =>
  Array.from({ length: count }, (_, k) => from - k / 200);

const find = (svg: string, selector: string) => [
  ...parseHTML(`<body>${svg}</body>`).document.querySelectorAll(selector),
];

type Line = { colour: string; dashes: string | null; points: [x: number, y: number][] };

/** Returns the points of the line of each curve, in pixels, by the colour of the line. */
const linesOf = (svg: string): Line[] =>
  find(svg, 'g[aria-label="line"]').map((group) => ({
    colour: group.getAttribute('stroke'),
    dashes: group.getAttribute('stroke-dasharray'),
    points: (group.querySelector('path')?.getAttribute('d') ?? '')
      .slice(1)
      .split('L')
      .map((point: string) => point.split(',').map(Number) as [number, number]),
  }));

test('every curve has the colour and the dashes of its entry in the legend', () => {
  const labels = Array.from({ length: 12 }, (_, k) => `learning rate = 0.00${k}`);
  const svg = costCurvesSvg(
    labels.map((label, k) => curveOf(falling(0.7 - k / 50), label)),
    ['a title'],
  );
  const lines = linesOf(svg);
  expect(lines).toHaveLength(12);
  expect(new Set(lines.map(({ colour, dashes }) => `${colour} ${dashes}`)).size).toBe(12);
  const swatches = find(svg, 'line[x1="58"]').map((element) => ({
    colour: element.getAttribute('stroke'),
    dashes: element.getAttribute('stroke-dasharray'),
  }));
  expect(swatches).toEqual(
    lines.map(({ colour, dashes }) => ({ colour, dashes: dashes ?? 'none' })),
  );
  const words = find(svg, 'text[x="98"]').map(({ textContent }) => textContent);
  expect(words).toEqual(labels);
  // The curves of higher first costs are higher in the picture.
  const tops = lines.map(({ points }) => points[0]?.[1] ?? 0);
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
});

test('the legend is below the plot, on the background, and has markup as text', () => {
  const svg = costCurvesSvg([curveOf(falling(0.7), '<b> & "c"'), curveOf(falling(0.6), 'x')], []);
  const [background] = find(svg, 'svg > *');
  const height = Number(background?.getAttribute('height'));
  expect(Number(background?.getAttribute('width'))).toBe(chartWidth);
  const entries = find(svg, 'text[x="98"]');
  expect(entries.map(({ textContent }) => textContent)).toEqual(['<b> & "c"', 'x']);
  for (const entry of entries) {
    expect(entry.getAttribute('text-anchor')).toBe('start');
    const y = Number(entry.getAttribute('y'));
    expect(y).toBeGreaterThan(chartHeight);
    expect(y).toBeLessThan(height);
  }
  const bottom = Math.max(...linesOf(svg).flatMap(({ points }) => points.map(([, y]) => y)));
  expect(bottom).toBeLessThan(chartHeight - 40);
});

test('the iteration axis covers the longest curve, and shorter curves end before it', () => {
  const svg = costCurvesSvg(
    [curveOf(falling(0.7, 50), 'short'), curveOf(falling(0.7, 100), 'long')],
    [],
  );
  const [short, long] = linesOf(svg).map(({ points }) => points.at(-1)?.[0] ?? 0);
  const [start] = linesOf(svg)[0]?.points[0] ?? [0];
  expect(((short ?? 0) - start) / ((long ?? 0) - start)).toBeCloseTo(49 / 99, 6);
});

test('a diverged curve has a mark and its end in the legend, and the cost axis is logarithmic', () => {
  const svg = costCurvesSvg(
    [curveOf([0.69, 0.6, 0.5, 0.4], 'good'), curveOf([0.69, 5, 400, 6_000], 'bad', true)],
    [],
  );
  expect(find(svg, 'g[fill="#cf222e"] circle')).toHaveLength(1);
  expect(find(svg, 'text[x="98"]').map(({ textContent }) => textContent)).toEqual([
    'good',
    'bad (diverged after 4 iterations)',
  ]);
  // On a linear axis all costs of the good curve are within one pixel.
  const [good] = linesOf(svg);
  const heights = good?.points.map(([, y]) => y) ?? [];
  expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(10);
});

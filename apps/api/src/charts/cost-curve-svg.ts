import { axisX, axisY, dot, gridX, gridY, line, plot, text } from '@observablehq/plot';
import type { StoredCurve } from '@sweepq/store';
import { thinPoints } from '@sweepq/store/curves';
import { parseHTML } from 'linkedom';
import { type Axis, formatTick, planCostAxis, planIterationAxis } from './axes.ts';

export const chartWidth = 720;
export const chartHeight = 480;
export const chartFont = 'DejaVu Sans';

/**
 * A PNG has 1 440 pixel columns. With the lowest and the highest cost of each column, the line covers the same pixels as a line
 * through all points.
 */
const mostPoints = 2 * 2 * chartWidth;
/** If a curve has at most this number of points, each point is a dot, because a line needs two points. */
const mostDots = 20;

const ink = '#1f2328';
const paper = '#ffffff';
const gridInk = '#d0d7de';
const lineInk = '#0969da';
const divergedInk = '#cf222e';
const titleSize = 17;
const titleLeading = 23;

export type ChartText = {
  /** The lines of the title. */
  title: readonly string[];
  /** Whether the run diverged after the last point. */
  diverged: boolean;
};

/** Draws the cost against the iterations, as in the article, below a title with hyperparameters of the trial. */
export function costCurveSvg(
  { points, iterations }: StoredCurve,
  { title, diverged }: ChartText,
): string {
  const finite = points.filter(([, cost]) => Number.isFinite(cost));
  const last = finite.slice(-1);
  const x = planIterationAxis((last[0]?.[0] ?? 0) + 1);
  const y = planCostAxis(finite.map(([, cost]) => cost));
  const drawn = thinPoints(finite, mostPoints);
  const place = { x: ([at]: Point) => at, y: ([, cost]: Point) => cost };
  const { document } = parseHTML('<!doctype html><body></body>');
  const figure = plot({
    document,
    width: chartWidth,
    height: chartHeight,
    marginTop: 33 + titleLeading * Math.max(1, title.length),
    marginLeft: 50 + 8 * longestOf(y),
    marginBottom: 52,
    marginRight: 44,
    style: { color: ink, fontFamily: chartFont, fontSize: '13px' },
    x: { domain: x.domain },
    y: { domain: y.domain, type: y.type },
    marks: [
      gridX(x.ticks, { stroke: gridInk, strokeOpacity: 1 }),
      gridY(y.ticks, { stroke: gridInk, strokeOpacity: 1 }),
      axisX(x.ticks, { ...axisStyle('iterations'), labelOffset: 40 }),
      axisY(y.ticks, { ...axisStyle('cost'), labelOffset: 40 + 8 * longestOf(y) }),
      line(drawn, { ...place, stroke: lineInk, strokeWidth: 1.5, strokeLinejoin: 'round' }),
      drawn.length > mostDots ? null : dot(drawn, { ...place, fill: lineInk, r: 3 }),
      ...(diverged ? markDivergence(last, iterations, x) : []),
    ],
  }) as unknown as SVGElementLike;
  figure.setAttribute('xmlns', svgNamespace);
  const add = (name: string, attributes: Record<string, string | number>) => {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  };
  // The background is a rectangle, because renderers other than browsers ignore a background in the style.
  const background = add('rect', { width: chartWidth, height: chartHeight, fill: paper });
  figure.insertBefore(background, figure.firstChild);
  for (const [k, words] of title.entries()) {
    const at = { x: chartWidth / 2, y: 30 + titleLeading * k };
    const look = { 'text-anchor': 'middle', 'font-size': titleSize, fill: ink };
    const element = add('text', { ...at, ...look });
    element.textContent = words;
    figure.appendChild(element);
  }
  // Renderers other than browsers do not support `currentColor`.
  return figure.outerHTML.replaceAll('currentColor', ink);
}

type Point = [iteration: number, cost: number];

const svgNamespace = 'http://www.w3.org/2000/svg';

const axisStyle = (label: string) =>
  ({ label, labelAnchor: 'center', labelArrow: 'none', tickFormat: formatTick }) as const;

const longestOf = ({ ticks }: Axis) => Math.max(...ticks.map((tick) => formatTick(tick).length));

/** Returns a dot at the last point, and a text beside the dot. */
function markDivergence(last: Point[], iterations: number, { domain }: Axis) {
  const isLeft = (last[0]?.[0] ?? 0) < domain[1] / 2;
  const words = `diverged after ${iterations.toLocaleString('en-US')} iteration${iterations === 1 ? '' : 's'}`;
  const place = { x: ([at]: Point) => at, y: ([, cost]: Point) => cost };
  return [
    dot(last, { ...place, fill: divergedInk, r: 5 }),
    text(last, {
      ...place,
      text: () => words,
      textAnchor: isLeft ? 'start' : 'end',
      dx: isLeft ? 10 : -10,
      fill: divergedInk,
      stroke: paper,
      strokeWidth: 4,
    }),
  ];
}

/** The members of an SVG element that are used here. The types of the DOM are not available on the server. */
type SVGElementLike = {
  outerHTML: string;
  firstChild: unknown;
  setAttribute(name: string, value: string): void;
  insertBefore(child: unknown, before: unknown): void;
  appendChild(child: unknown): void;
};

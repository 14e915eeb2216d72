// What every picture of cost curves has: a white background, a title, the axes, and the size of the article's picture.
import { axisX, axisY, gridX, gridY, type Markish, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Axis, formatTick } from './axes.ts';

export const chartWidth = 720;
export const chartHeight = 480;
export const chartFont = 'DejaVu Sans';

/**
 * A PNG has 1 440 pixel columns. With the lowest and the highest cost of each column, the line covers the same pixels as a line
 * through all points.
 */
export const mostPoints = 2 * 2 * chartWidth;
/** If a curve has at most this number of points, each point is a dot, because a line needs two points. */
export const mostDots = 20;

export type Point = [iteration: number, cost: number];
export const place = { x: ([at]: Point) => at, y: ([, cost]: Point) => cost };

/** Returns "diverged after 60 iterations". */
export const describeDivergence = (iterations: number) =>
  `diverged after ${iterations.toLocaleString('en-US')} iteration${iterations === 1 ? '' : 's'}`;

const ink = '#1f2328';
export const paper = '#ffffff';
const gridInk = '#d0d7de';
export const divergedInk = '#cf222e';
const titleSize = 17;
const titleLeading = 23;
const legendSize = 13;
const legendLeading = 21;

export type LegendEntry = { label: string; colour: string; dashes: string };

type Picture = {
  /** The lines of the title. */
  title: readonly string[];
  x: Axis;
  y: Axis;
  marks: readonly Markish[];
  /** One line below the plot for each entry. */
  legend?: readonly LegendEntry[];
};

/** Draws marks in a frame. The height grows with the legend. */
export function drawCosts({ title, x, y, marks, legend = [] }: Picture): string {
  const { document } = parseHTML('<!doctype html><body></body>');
  const legendHeight = legend.length === 0 ? 0 : legend.length * legendLeading + 14;
  const height = chartHeight + legendHeight;
  const figure = plot({
    document,
    width: chartWidth,
    height,
    marginTop: 33 + titleLeading * Math.max(1, title.length),
    marginLeft: 50 + 8 * longestOf(y),
    marginBottom: 52 + legendHeight,
    marginRight: 44,
    style: { color: ink, fontFamily: chartFont, fontSize: '13px' },
    x: { domain: x.domain },
    y: { domain: y.domain, type: y.type },
    marks: [
      gridX(x.ticks, { stroke: gridInk, strokeOpacity: 1 }),
      gridY(y.ticks, { stroke: gridInk, strokeOpacity: 1 }),
      axisX(x.ticks, { ...axisStyle('iterations'), labelOffset: 40 }),
      axisY(y.ticks, { ...axisStyle('cost'), labelOffset: 40 + 8 * longestOf(y) }),
      ...marks,
    ],
  }) as unknown as SVGElementLike;
  figure.setAttribute('xmlns', svgNamespace);
  const add = (name: string, attributes: Record<string, string | number>, words?: string) => {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (words !== undefined) element.textContent = words;
    return element;
  };
  // The background is a rectangle, because renderers other than browsers ignore a background in the style.
  const background = add('rect', { width: chartWidth, height, fill: paper });
  figure.insertBefore(background, figure.firstChild);
  for (const [k, words] of title.entries()) {
    const at = { x: chartWidth / 2, y: 30 + titleLeading * k };
    const look = { 'text-anchor': 'middle', 'font-size': titleSize, fill: ink };
    figure.appendChild(add('text', { ...at, ...look }, words));
  }
  for (const [k, { label, colour, dashes }] of legend.entries()) {
    const y = chartHeight + 8 + legendLeading * k;
    const left = 58;
    const line = { x1: left, x2: left + 30, y1: y, y2: y, stroke: colour, 'stroke-width': 2.5 };
    figure.appendChild(add('line', { ...line, 'stroke-dasharray': dashes }));
    const look = { 'text-anchor': 'start', 'font-size': legendSize, fill: ink };
    figure.appendChild(add('text', { x: left + 40, y: y + 5, ...look }, label));
  }
  // Renderers other than browsers do not support `currentColor`.
  return figure.outerHTML.replaceAll('currentColor', ink);
}

const svgNamespace = 'http://www.w3.org/2000/svg';

const axisStyle = (label: string) =>
  ({ label, labelAnchor: 'center', labelArrow: 'none', tickFormat: formatTick }) as const;

const longestOf = ({ ticks }: Axis) => Math.max(...ticks.map((tick) => formatTick(tick).length));

/** The members of an SVG element that are used here. The types of the DOM are not available on the server. */
type SVGElementLike = {
  outerHTML: string;
  firstChild: unknown;
  setAttribute(name: string, value: string): void;
  insertBefore(child: unknown, before: unknown): void;
  appendChild(child: unknown): void;
};

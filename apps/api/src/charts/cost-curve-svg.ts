import { axisX, axisY, gridX, gridY, line, plot } from '@observablehq/plot';
import type { StoredCurve } from '@sweepq/queue';
import { thinPoints } from '@sweepq/queue/reading';
import { parseHTML } from 'linkedom';

export const chartWidth = 720;
export const chartHeight = 480;
export const chartFont = 'DejaVu Sans';

/** More points than pixels show nothing more. */
const maxPoints = 1_000;

/** The article's plot: the cost against the iterations, titled with the learning rate. */
export function costCurveSvg(
  { points }: StoredCurve,
  { learningRate }: { learningRate: number },
): string {
  const { document } = parseHTML('<!doctype html><body></body>');
  const figure = plot({
    document,
    width: chartWidth,
    height: chartHeight,
    marginTop: 56,
    marginLeft: 64,
    marginBottom: 52,
    marginRight: 24,
    style: { background: '#ffffff', color: '#1f2328', fontFamily: chartFont, fontSize: '13px' },
    y: { nice: true },
    marks: [
      gridX({ ticks: 8, stroke: '#d0d7de', strokeOpacity: 1 }),
      gridY({ ticks: 8, stroke: '#d0d7de', strokeOpacity: 1 }),
      axisX({
        label: 'iterations',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 40,
        ticks: 8,
      }),
      axisY({
        label: 'cost',
        labelAnchor: 'center',
        labelArrow: 'none',
        labelOffset: 52,
        ticks: 8,
      }),
      line(thinPoints(points, maxPoints), {
        stroke: '#0969da',
        strokeWidth: 2,
        x: ([x]) => x,
        y: ([, y]) => y,
      }),
    ],
  }) as unknown as SVGElementLike;
  figure.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  const place = {
    x: chartWidth / 2,
    y: 30,
    'text-anchor': 'middle',
    'font-size': 17,
    fill: '#1f2328',
  };
  for (const [name, value] of Object.entries(place)) title.setAttribute(name, String(value));
  title.textContent = `learning rate = ${learningRate}`;
  figure.appendChild(title);
  // Renderers other than browsers do not know what the current colour is.
  return figure.outerHTML.replaceAll('currentColor', '#1f2328');
}

/** What of an SVG element is used here; the server has no types of a browser. */
type SVGElementLike = {
  outerHTML: string;
  setAttribute(name: string, value: string): void;
  appendChild(child: unknown): void;
};

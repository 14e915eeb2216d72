import { decodeCurve } from '@sweepq/store/curves';
import { handOver } from '@sweepq/threads';
import { encodeText, type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';
import type { costCurveSvg } from './cost-curve-svg.ts';

export type PictureFormat = 'svg' | 'png';

type DrawTask = {
  /** The stored curve. */
  curve: OwnBytes;
  /** The curve of the trial ends at this iteration of the run. */
  iterations: number;
  /** The title, and whether the trial diverged. */
  text: Parameters<typeof costCurveSvg>[1];
  format: PictureFormat;
};

type OverlayTask = {
  curves: readonly Omit<DrawTask, 'text' | 'format'>[];
  labels: readonly { label: string; diverged: boolean }[];
  title: readonly string[];
  format: PictureFormat;
};

/** A task of a thread: draws stored curves over each other. Returns undefined if no curve has a point. */
export async function drawCurves({ curves, labels, title, format }: OverlayTask) {
  const decoded = curves
    .map(({ curve, iterations }, k) => ({
      curve: decodeCurve(Buffer.from(curve.buffer), iterations),
      ...(labels[k] as OverlayTask['labels'][number]),
    }))
    .filter(({ curve }) => curve.points.some(([, cost]) => Number.isFinite(cost)));
  if (decoded.length === 0) return undefined;
  const { costCurvesSvg } = await import('./cost-curves-svg.ts');
  return encodeSvg(costCurvesSvg(decoded, title), format);
}

/** A task of a thread: draws a stored curve. Returns undefined for a curve without points. */
export async function drawCurve({ curve, iterations, text, format }: DrawTask) {
  const decoded = decodeCurve(Buffer.from(curve.buffer), iterations);
  if (decoded.points.length === 0) return undefined;
  // The drawing code is a third of all code of the api, so it is loaded on demand.
  const { costCurveSvg } = await import('./cost-curve-svg.ts');
  return encodeSvg(costCurveSvg(decoded, text), format);
}

async function encodeSvg(svg: string, format: PictureFormat): Promise<OwnBytes> {
  const { svgToPng } = await import('./svg-to-png.ts');
  const bytes = format === 'svg' ? encodeText(svg) : toOwnBytes(svgToPng(svg));
  return handOver(bytes, [bytes]);
}

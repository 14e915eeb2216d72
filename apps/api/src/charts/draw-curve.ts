import { decodeCurve } from '@sweepq/store/curves';
import { encodeText, handOver, type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';
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

/** A task of a thread: draws a stored curve. Returns undefined for a curve without points. */
export async function drawCurve({ curve, iterations, text, format }: DrawTask) {
  const decoded = decodeCurve(Buffer.from(curve.buffer), iterations);
  if (decoded.points.length === 0) return undefined;
  // The drawing code is a third of all code of the api, so it is loaded on demand.
  const [{ costCurveSvg }, { svgToPng }] = await Promise.all([
    import('./cost-curve-svg.ts'),
    import('./svg-to-png.ts'),
  ]);
  const svg = costCurveSvg(decoded, text);
  const bytes = format === 'svg' ? encodeText(svg) : toOwnBytes(svgToPng(svg));
  return handOver(bytes, [bytes]);
}

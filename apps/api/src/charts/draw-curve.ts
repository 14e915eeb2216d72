import { decodeCurve } from '@sweepq/store/curves';
import { encodeText, handOver, type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';
import type { costCurveSvg } from './cost-curve-svg.ts';

export type PictureFormat = 'svg' | 'png';

type DrawTask = {
  /** The stored curve. */
  curve: OwnBytes;
  /** The trial's part of the curve ends here. */
  iterations: number;
  /** The texts of the picture. */
  text: Parameters<typeof costCurveSvg>[1];
  format: PictureFormat;
};

/** A picture of a stored curve. Undefined for a curve without points. */
export async function drawCurve({ curve, iterations, text, format }: DrawTask) {
  const decoded = decodeCurve(Buffer.from(curve.buffer), iterations);
  if (decoded.points.length === 0) return undefined;
  // The drawing code is a third of all code that an api loads, so it is loaded on demand.
  const [{ costCurveSvg }, { svgToPng }] = await Promise.all([
    import('./cost-curve-svg.ts'),
    import('./svg-to-png.ts'),
  ]);
  const svg = costCurveSvg(decoded, text);
  const bytes = format === 'svg' ? encodeText(svg) : toOwnBytes(svgToPng(svg));
  return handOver(bytes, [bytes]);
}

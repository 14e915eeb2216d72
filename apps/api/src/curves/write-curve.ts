import { viewPoints } from '@sweepq/contract';
import type { StoredCurve } from '@sweepq/store';
import { decodeCurve, thinPoints } from '@sweepq/store/curves';
import { handOver } from '@sweepq/threads';
import { encodeText, type OwnBytes } from '../heavy/transfer.ts';

export type CurveTable = {
  trialId: string;
  /** The curve of the trial ends at this iteration of the run. */
  iterations: number;
  /** The maximum number of points. Default: all points. */
  most?: number | undefined;
  format: 'json' | 'csv';
};

/** Formats a stored curve as a table. Returns undefined for a curve without points. */
export function formatCurve(
  stored: Uint8Array,
  { trialId, iterations, most, format }: CurveTable,
): string | undefined {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const whole = decodeCurve(bytes, iterations);
  if (whole.points.length === 0) return undefined;
  const curve = most === undefined ? whole : { ...whole, points: thinPoints(whole.points, most) };
  if (format === 'csv') return costCurveCsv(curve);
  return JSON.stringify({ trialId, ...curve, points: viewPoints(curve.points) });
}

/** A task of a thread: formats a stored curve as a table. Returns undefined for a curve without points. */
export function writeCurve({ curve, ...table }: CurveTable & { curve: OwnBytes }) {
  const text = formatCurve(curve, table);
  if (text === undefined) return undefined;
  const bytes = encodeText(text);
  return handOver(bytes, [bytes]);
}

/** Formats every point of a cost curve as CSV (RFC 4180), with all digits. */
const costCurveCsv = ({ points }: StoredCurve) =>
  ['iteration,cost', ...points.map(([iteration, cost]) => `${iteration},${cost}`), ''].join('\r\n');

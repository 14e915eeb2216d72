import type { StoredCurve } from '@sweepq/store';
import { decodeCurve, thinPoints } from '@sweepq/store/curves';
import { encodeText, handOver, type OwnBytes } from '../heavy/transfer.ts';

export type CurveTable = {
  trialId: string;
  /** The trial's part of the curve ends here. */
  iterations: number;
  /** At most this many points. Default: all. */
  most?: number | undefined;
  format: 'json' | 'csv';
};

/** A curve as a table. Undefined for a curve without points. */
export function formatCurve(
  stored: Uint8Array,
  { trialId, iterations, most, format }: CurveTable,
): string | undefined {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const whole = decodeCurve(bytes, iterations);
  if (whole.points.length === 0) return undefined;
  const curve = most === undefined ? whole : { ...whole, points: thinPoints(whole.points, most) };
  return format === 'csv' ? costCurveCsv(curve) : JSON.stringify({ trialId, ...curve });
}

/** `writeCurve` as a task of a thread. */
export function writeCurve({ curve, ...table }: CurveTable & { curve: OwnBytes }) {
  const text = formatCurve(curve, table);
  if (text === undefined) return undefined;
  const bytes = encodeText(text);
  return handOver(bytes, [bytes]);
}

/** Every point of a cost curve with its full precision (RFC 4180). */
const costCurveCsv = ({ points }: StoredCurve) =>
  ['iteration,cost', ...points.map(([iteration, cost]) => `${iteration},${cost}`), ''].join('\r\n');

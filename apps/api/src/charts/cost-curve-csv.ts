import type { StoredCurve } from '@sweepq/store';

/** Every point of a cost curve with its full precision (RFC 4180). */
export const costCurveCsv = ({ points }: StoredCurve) =>
  ['iteration,cost', ...points.map(([iteration, cost]) => `${iteration},${cost}`), ''].join('\r\n');

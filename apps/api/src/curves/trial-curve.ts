import type { CurveColumns, SweepSpec } from '@sweepq/queue';

export type TrialCurve = CurveColumns & { trial: number };

/** Writes a page of curves as they come, piece by piece; there are `count` of them. */
export type WriteCurves = (
  curves: AsyncIterable<readonly TrialCurve[]>,
  page: { spec: SweepSpec; count: number; nextCursor: string | null },
) => AsyncGenerator<string | Uint8Array>;

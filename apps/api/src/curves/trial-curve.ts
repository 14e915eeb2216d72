import type { CurveColumns } from '@sweepq/store';

export type TrialCurve = CurveColumns & { trial: number };

/** How a page of curves is written, piece by piece. */
export type CurveFormat = {
  type: string;
  head(page: { count: number }): string | Uint8Array;
  /** `isFirst`: no curve was written before these. */
  piece(
    curves: readonly TrialCurve[],
    of: { sweepId: string; isFirst: boolean },
  ): string | Uint8Array;
  tail(page: { nextCursor: string | null }): string;
};

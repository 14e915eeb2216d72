import { describeGoal, type Goal, judge, type Verdict } from '../report/goal.ts';
import { renderTable } from '../report/table.ts';
import type { SuiteDeps } from '../suite.ts';

/** A part of the suite: `--only` names some. */
export type Part = (deps: SuiteDeps) => Promise<PartResult>;

export type PartResult = {
  /** All results of the part, for `--json`. */
  document: object;
  lines: string[];
  figures: Figure[];
};

/** A value with its goal. */
export type Figure = { what: string; value: number; goal: Goal; verdict: Verdict };

export const figureOf = (what: string, value: number, goal: Goal): Figure => ({
  ...{ what, value, goal, verdict: judge(value, goal) },
});

export function renderFigures(figures: readonly Figure[]): string[] {
  const rows = figures.map(({ what, value, goal, verdict }) => [
    what,
    goal.unit === 'ms' ? `${value.toFixed(1)} ms` : value.toFixed(3),
    describeGoal(goal),
    verdict,
  ]);
  return renderTable(['what', 'value', 'goal (hope)', ''], rows, ['left', 'right', 'left', 'left']);
}

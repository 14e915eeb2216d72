import type { Measurement, Unit } from '../measure/measurement.ts';
import { formatRatio, formatValue } from './format.ts';
import { describeGoal, type Goal, judge, type Verdict } from './goal.ts';
import { renderTable } from './table.ts';

/** A line of the table: what was measured, against what, and what was to come of it. */
export type Row = {
  what: string;
  ours: Quantity;
  /** Absent where there is no other side, or it could not be measured. */
  theirs?: Quantity & { name: string };
  ratio?: Ratio;
  /** What the goal is about: the ratio, where there is one. */
  figure?: number;
  goal?: Goal;
  verdict?: Verdict;
};

export type Quantity = { value: number; unit: Unit | '' };

/** How often ours goes into theirs, or theirs into ours. */
export type Ratio = 'theirs/ours' | 'ours/theirs';

export type Comparison = {
  what: string;
  ours: Measurement;
  theirs: Measurement | undefined;
  ratio: Ratio;
  goal?: Goal;
};

/** Median against median. */
export function compare({ what, ours, theirs, ratio, goal }: Comparison): Row {
  const row = { what, ours: medianOf(ours), ...(goal && { goal }) };
  if (theirs === undefined) return row;
  const speedUp = theirs.median / ours.median;
  const figure = ratio === 'theirs/ours' ? speedUp : 1 / speedUp;
  const verdict = goal && { verdict: judge(figure, goal) };
  return { ...row, theirs: { name: theirs.name, ...medianOf(theirs) }, ratio, figure, ...verdict };
}

const medianOf = ({ median, unit }: Measurement): Quantity => ({ value: median, unit });

export function renderRows(rows: readonly Row[]): string[] {
  const head = ['what', 'ours', 'theirs', 'ratio', 'goal (hope)', ''];
  const cells = rows.map((row) => [
    row.what,
    ...[row.ours, row.theirs].map((side) => (side ? formatValue(side.value, side.unit) : '–')),
    row.ratio && row.figure ? describeRatio(row.figure, row.ratio) : '–',
    ...(row.goal ? [describeGoal(row.goal), row.verdict ?? '–'] : ['', '']),
  ]);
  return renderTable(head, cells, ['left', 'right', 'right', 'right', 'left', 'left']);
}

const describeRatio = (figure: number, ratio: Ratio) =>
  `${formatRatio(figure)} ${ratio === 'theirs/ours' ? 'faster' : 'as long'}`;

export function renderMeasurements(measurements: readonly Measurement[]): string[] {
  const head = ['measured', 'median', 'least', 'most', 'runs'];
  const cells = measurements.map(({ name, unit, median, min, max, samples }) => [
    name,
    ...[median, min, max].map((value) => formatValue(value, unit)),
    String(samples.length),
  ]);
  return renderTable(head, cells, ['left', 'right', 'right', 'right', 'right']);
}

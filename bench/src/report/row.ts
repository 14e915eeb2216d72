import type { Measurement, Unit } from '../measure/measurement.ts';
import { formatRatio, formatValue } from './format.ts';
import { describeGoal, type Goal, judge, type Verdict } from './goal.ts';
import { renderTable } from './table.ts';

/** A row of the table: a measurement of sweepq, the comparison with another program, and the goal. */
export type Row = {
  what: string;
  ours: Quantity;
  /** The other program. Undefined if there is none, or if it was not measured. */
  theirs?: Quantity & { name: string };
  ratio?: Ratio;
  /** The ratio as a number. */
  factor?: number;
  /** The value to which the goal applies: the factor, or the value of sweepq. */
  figure?: number;
  goal?: Goal;
  verdict?: Verdict;
};

export type Quantity = { value: number; unit: Unit | '' };

/** The direction of the division of the medians. */
export type Ratio = 'theirs/ours' | 'ours/theirs';

export type Comparison = {
  what: string;
  ours: Measurement;
  theirs: Measurement | undefined;
  ratio: Ratio;
  goal?: Goal;
};

/** Compares the medians. The goal applies to the ratio. */
export function compare({ goal, ...comparison }: Comparison): Row {
  const row = { ...compareMedians(comparison), ...(goal && { goal }) };
  if (row.factor === undefined) return row;
  const verdict = goal && { verdict: judge(row.factor, goal) };
  return { ...row, figure: row.factor, ...verdict };
}

/** Compares the medians, if there is another program. The goal applies to the value of sweepq. */
export function assess({ goal, ...comparison }: Comparison): Row {
  const row = compareMedians(comparison);
  const figure = row.ours.value;
  return { ...row, figure, ...(goal && { goal, verdict: judge(figure, goal) }) };
}

function compareMedians({ what, ours, theirs, ratio }: Omit<Comparison, 'goal'>): Row {
  const row = { what, ours: medianOf(ours) };
  if (theirs === undefined) return row;
  const speedUp = theirs.median / ours.median;
  const factor = ratio === 'theirs/ours' ? speedUp : 1 / speedUp;
  return { ...row, theirs: { name: theirs.name, ...medianOf(theirs) }, ratio, factor };
}

const medianOf = ({ median, unit }: Measurement): Quantity => ({ value: median, unit });

export function renderRows(rows: readonly Row[]): string[] {
  const head = ['what', 'ours', 'theirs', 'ratio', 'goal (hope)', ''];
  const cells = rows.map((row) => [
    row.what,
    ...[row.ours, row.theirs].map((side) => (side ? formatValue(side.value, side.unit) : '–')),
    row.ratio && row.factor ? describeRatio(row.factor, row.ratio, row.ours.unit) : '–',
    ...(row.goal ? [describeGoal(row.goal), row.verdict ?? '–'] : ['', '']),
  ]);
  return renderTable(head, cells, ['left', 'right', 'right', 'right', 'left', 'left']);
}

const times: readonly (Unit | '')[] = ['ms', 'µs'];

function describeRatio(factor: number, ratio: Ratio, unit: Unit | ''): string {
  if (!times.includes(unit)) return `${formatRatio(factor)} as much`;
  return `${formatRatio(factor)} ${ratio === 'theirs/ours' ? 'faster' : 'as long'}`;
}

export function renderMeasurements(measurements: readonly Measurement[]): string[] {
  const head = ['measured', 'median', 'least', 'most', 'runs'];
  const cells = measurements.map(({ name, unit, median, min, max, samples }) => [
    name,
    ...[median, min, max].map((value) => formatValue(value, unit)),
    String(samples.length),
  ]);
  return renderTable(head, cells, ['left', 'right', 'right', 'right', 'right']);
}

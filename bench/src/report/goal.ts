import type { Unit } from '../measure/measurement.ts';

/** The bound that a figure must reach, and the further one hoped for. */
export type Goal = {
  is: 'at least' | 'at most';
  value: number;
  hope?: number;
  unit: Unit | '';
};

export type Verdict = 'missed' | 'met' | 'hope met';

export function judge(figure: number, { is, value, hope = value }: Goal): Verdict {
  // NaN reaches no bound.
  const reaches = (bound: number) => (is === 'at least' ? figure >= bound : figure <= bound);
  if (!reaches(value)) return 'missed';
  return hope !== value && reaches(hope) ? 'hope met' : 'met';
}

/** The bound, with the hope in brackets. */
export function describeGoal({ is, value, hope, unit }: Goal): string {
  const suffix = unit === '' || unit === '×' ? unit : ` ${unit}`;
  const bound = `${is === 'at least' ? '≥' : '≤'} ${value}${suffix}`;
  return hope === undefined ? bound : `${bound} (${hope}${suffix})`;
}

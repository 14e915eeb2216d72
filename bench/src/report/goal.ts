import type { Unit } from '../measure/measurement.ts';

/** A goal: the bound that a value must reach. `hope` is a more ambitious bound. */
export type Goal = {
  is: 'at least' | 'at most';
  value: number;
  hope?: number;
  unit: Unit | '';
};

export type Verdict = 'missed' | 'met' | 'hope met';

export function judge(figure: number, { is, value, hope = value }: Goal): Verdict {
  // NaN reaches no bound, because every comparison with NaN is false.
  const reaches = (bound: number) => (is === 'at least' ? figure >= bound : figure <= bound);
  if (!reaches(value)) return 'missed';
  return hope !== value && reaches(hope) ? 'hope met' : 'met';
}

/** Formats a goal, with the hope in brackets. */
export function describeGoal({ is, value, hope, unit }: Goal): string {
  const suffix = unit === '' || unit === '×' ? unit : ` ${unit}`;
  const bound = `${is === 'at least' ? '≥' : '≤'} ${value}${suffix}`;
  return hope === undefined ? bound : `${bound} (${hope}${suffix})`;
}

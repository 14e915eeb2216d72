// The counts and lists of a verification.
import { type Check, type DifferingTrial, mostNamed } from '@sweepq/contract';

export const noCheck = (): Check => ({
  ...{ checked: 0, differing: 0, circumstances: 0, skipped: 0, differ: [] },
});

/** Adds a trial that differs. Only the first ones are named. */
export function addDiffering(check: Check, trial: DifferingTrial): void {
  check.differing += 1;
  if (check.differ.length < mostNamed) check.differ.push(trial);
}

type Values = Readonly<Record<string, DifferingTrial['differences'][number]['stored']>>;

/** Returns the values that differ to the bit. */
export const compareValues = (stored: Values, computed: Values): DifferingTrial['differences'] =>
  Object.keys({ ...stored, ...computed }).flatMap((name) => {
    const [before, now] = [stored[name] ?? null, computed[name] ?? null];
    return Object.is(before, now) ? [] : [{ name, stored: before, computed: now }];
  });

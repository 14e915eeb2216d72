import { SearchError } from '../search-error.ts';
import type { Axis, Space } from './space.ts';

/** More values of one axis than a strategy can number exactly. */
const mostLevels = 9_007_199_254_740_991;

/** Throws `bad-space` if the space has no part, or an axis that has no values, twice the same name or unusable bounds. */
export function assertSpace(space: Space): void {
  if (space.length === 0) refuse('the space to have at least one part', 'none');
  for (const part of space) {
    const names = new Set<string>();
    for (const axis of part) {
      if (names.has(axis.name)) refuse(`the name \`${axis.name}\` once in a part`, 'it twice');
      names.add(axis.name);
      assertAxis(axis);
    }
  }
}

function assertAxis(axis: Axis): void {
  const { name } = axis;
  if (axis.kind === 'constant') return;
  if (axis.kind === 'list') {
    if (axis.values.length === 0) refuse(`\`${name}\` to have at least one value`, 'none');
    if (new Set(axis.values).size < axis.values.length) {
      refuse(`\`${name}\` to have different values`, 'a value twice');
    }
    return;
  }
  const { kind, min, max, log = false, step } = axis;
  const isWhole = kind === 'int';
  for (const bound of [min, max]) {
    const isUsable = isWhole ? Number.isSafeInteger(bound) : Number.isFinite(bound);
    if (!isUsable) refuse(`\`${name}\` to have ${isWhole ? 'whole' : 'finite'} bounds`, bound);
  }
  if (!(max >= min)) refuse(`\`${name}.max\` to be at least \`min\`, ${min}`, max);
  if (max - min > (isWhole ? mostLevels : Number.MAX_VALUE)) {
    refuse(`\`${name}\` to have bounds with a finite distance`, `${min} and ${max}`);
  }
  if (log && min <= 0) refuse(`\`${name}.min\` to be above 0 on a log scale`, min);
  if (step === undefined) return;
  if (log && !(isWhole && step === 1)) {
    refuse(`\`${name}.step\` to be left out on a log scale`, step);
  }
  if (!(step > 0 && Number.isFinite(step) && (!isWhole || Number.isInteger(step)))) {
    refuse(`\`${name}.step\` to be a ${isWhole ? 'whole' : 'finite'} number above 0`, step);
  }
  if ((max - min) / step > mostLevels) refuse(`\`${name}\` to have fewer values`, step);
}

function refuse(wanted: string, got: string | number): never {
  throw new SearchError('bad-space', `Expected ${wanted}, got ${got}.`);
}

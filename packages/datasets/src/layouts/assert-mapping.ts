import type { ImportMapping } from '../import/import-mapping.ts';
import { assertNames } from './convert-labels.ts';
import { shapeOfMapping } from './plan-images.ts';
import { refusal } from './refuse.ts';

const choices = {
  axes: ['hwc', 'chw'],
  range: ['0-1', '0-255'],
  firstLabel: [0, 1],
  valid: ['train', 'test', 'ignore'],
} as const satisfies Partial<Record<keyof ImportMapping, readonly unknown[]>>;

const mostSeed = 2 ** 32 - 1;

/** Throws for the first value of a mapping that is not valid. A client may have sent any value. */
export function assertMapping(mapping: ImportMapping): void {
  for (const [member, allowed] of Object.entries(choices)) {
    const got = mapping[member as keyof typeof choices];
    if (got === undefined || (allowed as readonly unknown[]).includes(got)) continue;
    throw refuse(member, `one of ${allowed.join(', ')}`, got);
  }
  if (mapping.shape !== undefined) shapeOfMapping(mapping, mapping.shape);
  if (mapping.classNames !== undefined) {
    assertNames(mapping.classNames);
    if (new Set(mapping.classNames).size < mapping.classNames.length) {
      throw refuse('classNames', 'different names', mapping.classNames.join(', '));
    }
  }
  const { testShare, seed } = mapping.split ?? {};
  if (testShare !== undefined && !(testShare > 0 && testShare < 1)) {
    throw refuse('split.testShare', 'a number above 0 and below 1', testShare);
  }
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed <= mostSeed)) {
    throw refuse('split.seed', `a whole number from 0 to ${mostSeed}`, seed);
  }
}

const refuse = (member: string, expected: string, got: unknown) =>
  refusal(
    'import-mapping',
    `Expected \`mapping.${member}\` to be ${expected}, got \`${String(got)}\`. Correct the value.`,
  );

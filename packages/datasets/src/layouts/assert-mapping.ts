import type { ImportMapping } from '../import/import-mapping.ts';
import { assertNames } from './convert-labels.ts';
import { shapeOfMapping } from './plan-images.ts';
import { quote, refusal } from './refuse.ts';

const choices = {
  axes: ['hwc', 'chw'],
  range: ['0-1', '0-255'],
  firstLabel: [0, 1],
  valid: ['train', 'test', 'ignore'],
} as const satisfies Partial<Record<keyof ImportMapping, readonly unknown[]>>;

const maxSeed = 2 ** 32 - 1;

const isName = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= 1000;
const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** The types of the members that are not in `choices`. */
const types: Readonly<Record<string, [expected: string, is: (value: unknown) => boolean]>> = {
  ...Object.fromEntries(
    ['x', 'y', 'testX', 'testY', 'classes'].map((member) => [member, ['a key', isName]]),
  ),
  classNames: ['a list of names', (value) => Array.isArray(value) && value.every(isName)],
  shape: ['a list of numbers', Array.isArray],
  split: ['an object with `testShare` and `seed`', isObject],
};

/** Throws for the first value of a mapping that is not valid. A client may have sent any value. */
export function assertMapping(mapping: ImportMapping): void {
  for (const [member, got] of Object.entries(mapping)) {
    if (got === undefined) continue;
    const allowed: readonly unknown[] | undefined = choices[member as keyof typeof choices];
    if (allowed !== undefined && !allowed.includes(got)) {
      throw refuse(member, `one of ${allowed.join(', ')}`, got);
    }
    const [expected, is] = types[member] ?? ['left out', () => allowed !== undefined];
    if (!is(got)) throw refuse(member, expected, got);
  }
  const { shape, classNames, split } = mapping;
  if (shape !== undefined) shapeOfMapping(mapping, shape);
  if (classNames !== undefined) assertNames(classNames);
  if (classNames !== undefined && new Set(classNames).size < classNames.length) {
    throw refuse('classNames', 'different names', classNames.join(', '));
  }
  assertSplit(split ?? {});
}

function assertSplit({ testShare = 0.5, seed = 0 }: NonNullable<ImportMapping['split']>) {
  if (!(testShare > 0 && testShare < 1)) {
    throw refuse('split.testShare', 'a number above 0 and below 1', testShare);
  }
  if (!(Number.isInteger(seed) && seed >= 0 && seed <= maxSeed)) {
    throw refuse('split.seed', `a whole number from 0 to ${maxSeed}`, seed);
  }
}

const refuse = (member: string, expected: string, got: unknown) =>
  refusal(
    'import-mapping',
    `Expected \`mapping.${member}\` to be ${expected}, got ${quote(String(got))}. Correct the value.`,
  );

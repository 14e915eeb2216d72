// Schemas of single values, shared by the other schemas. Each has a text that says what a value is expected to be.
import type { Preprocessing } from '@sweepq/core';
import { z } from 'zod';

export const maxIterations = 1_000_000;
export const maxTrials = 100_000;
/** The maximum number of items on a page of a list. */
export const maxItemsPerPage = 1_000;
const maxSeed = 2 ** 32 - 1;

/** The schemas of the fields of `T`. With `satisfies`, TypeScript checks a schema against a type of the engine. */
export type ShapeOf<T> = { [Key in keyof T]: z.ZodType<T[Key]> };

/**
 * The error option of a schema: says what a value was expected to be. `explainIssues` adds the position and the received
 * value.
 */
export const expected = (what: string) => ({ error: () => `to be ${what}` });

const aRate = expected('a finite number above 0');
const aCount = expected(`a whole number from 1 to ${maxIterations}`);
const aSeed = expected(`a whole number from 0 to ${maxSeed}`);
const aScale = expected('a number from 0 to 1e100');
const aPenalty = expected('a finite number, 0 or above');
const aMomentum = expected('a number from 0 to below 1');
const aSwitch = expected('true or false');
const aName = expected('a text of 1 to 120 characters without control characters');
const aDataset = expected('the name of a dataset: letters, digits, ".", "_" and "-", at most 64');

/**
 * The suffixes that name a format in a path of the API. A new dataset must not have such a name, because the path of the
 * dataset could mean a format of another dataset. packages/datasets has the same list.
 */
const formatSuffix =
  /\.(?:csv|json|ndjson|yaml|arrow|parquet|txt|html|png|svg|bin|h5|npz|onnx|safetensors|zip)$/i;
const aNewDataset = expected(
  'the name of a dataset: letters, digits, ".", "_" and "-", at most 64, without a suffix of a format such as ".csv"',
);

export const learningRate = z
  .number(aRate)
  .gt(0, aRate)
  .meta({ examples: [0.005] });
export const iterations = z
  .number(aCount)
  .int(aCount)
  .min(1, aCount)
  .max(maxIterations, aCount)
  .meta({ examples: [2000] });
export const seed = z.number(aSeed).int(aSeed).min(0, aSeed).max(maxSeed, aSeed);
export const initScale = z
  .number(aScale)
  .min(0, aScale)
  .max(1e100, aScale)
  .meta({ examples: [0.01] });
export const l2 = z
  .number(aPenalty)
  .min(0, aPenalty)
  .meta({ examples: [0.001] });
export const momentum = z
  .number(aMomentum)
  .min(0, aMomentum)
  .lt(1, aMomentum)
  .meta({ examples: [0.9] });
export const nesterov = z.boolean(aSwitch);
/** An object, because TypeScript then checks that every preprocessing of the engine is listed. */
const namedPreprocessings = {
  divide255: 'divide255',
  standardize: 'standardize',
} as const satisfies {
  [Name in Preprocessing]: Name;
};
export const preprocessings = Object.values(namedPreprocessings);
export const preprocessing = z.enum(
  namedPreprocessings,
  expected(preprocessings.map((name) => `"${name}"`).join(' or ')),
);

export const sweepName = z
  .string(aName)
  .min(1, aName)
  .max(120, aName)
  // A refinement and not a pattern: Unicode classes need a flag, and patterns in JSON Schema have no flags. Half of a
  // surrogate pair (Cs) is rejected because Redis would return a different character.
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text), aName)
  .meta({ description: 'Without control characters and line breaks.' });
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const datasetName = z.string(aDataset).regex(namePattern, aDataset);
/** The name of a dataset in a request. Stored names may have a suffix of a format. */
export const newDatasetName = z
  .string(aNewDataset)
  .regex(namePattern, aNewDataset)
  .refine((name) => !formatSuffix.test(name), aNewDataset)
  .meta({
    description: 'A name must not end in a suffix of a format, such as `.csv`.',
    examples: ['catvnoncat'],
  });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const timestamp = z.iso.datetime().meta({ examples: ['2026-11-24T10:00:00.000Z'] });

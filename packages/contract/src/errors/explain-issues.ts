// Formats every bad value in the same way: "Expected `space.learningRate` to be a finite number above 0, got `-1`." The
// message of a schema begins with "to …" and says what was expected. This file adds the position and the received value.
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One bad value: its position, as a JSON pointer (RFC 6901), and a sentence about it. */
export type Explanation = { pointer: string; detail: string };

/**
 * Returns a sentence for each bad value in `input`, in the order of the schema. `most` limits the number of sentences,
 * because a body may have tens of thousands of bad values.
 */
export function explainIssues(
  error: z.core.$ZodError,
  input: unknown,
  most = Number.POSITIVE_INFINITY,
): Explanation[] {
  const explanations = error.issues
    .slice(0, most)
    .flatMap((issue) => explain(issue, input, issue.path, most))
    .slice(0, most);
  return withoutRepeats(explanations);
}

/** A number above 2^53 breaks two rules of one schema, "a whole number" and "at most", which have the same sentence. */
const withoutRepeats = (explanations: readonly Explanation[]): Explanation[] => [
  ...new Map(explanations.map((each) => [JSON.stringify(each), each])).values(),
];

/** Joins all sentences into one text, for a log or an error message. */
export const explainInOne = (error: z.core.$ZodError, input: unknown) =>
  explainIssues(error, input)
    .map(({ detail }) => detail)
    .join(' ');

function explain(
  issue: Issue,
  input: unknown,
  path: readonly PropertyKey[],
  most: number,
): Explanation[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, most).map((key) => ({
      pointer: pointerTo([...path, key]),
      detail: `Expected no key ${quote(nameOf([...path, key]))}: it has no meaning here.`,
    }));
  }
  const value = valueAt(input, path);
  if (issue.code === 'invalid_union') {
    // Every union of a request is "a value, a list of values, or a range", or "an object, or a list of objects". The user
    // meant the branch whose type is that of the input.
    const [single, list, range] = issue.errors;
    const ofScalar = typeof value === 'number' ? single : undefined;
    const isObject = typeof value === 'object' && value !== null;
    const ofObject = range ?? (single?.some(isOfOtherType) ? undefined : single);
    const branch = Array.isArray(value) ? list : isObject ? ofObject : ofScalar;
    if (branch?.length) {
      return branch
        .slice(0, most)
        .flatMap((inner) => explain(inner, input, [...path, ...inner.path], most));
    }
  }
  const subject = path.length === 0 ? 'the body' : quote(nameOf(path));
  const got = (issue as { params?: { got?: string } }).params?.got;
  const came = got ?? (value === undefined ? 'nothing' : quote(shorten(value)));
  return [{ pointer: pointerTo(path), detail: `Expected ${subject} ${wish(issue)}, got ${came}.` }];
}

/** Whether the input has another type than a branch of a union. */
const isOfOtherType = ({ code, path }: Issue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

/** Schemas of requests have their own messages, which begin with "to ". Other messages are those of zod, for developers. */
const wish = ({ message }: Issue) =>
  message.startsWith('to ') ? message : `to match its schema (${message})`;

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Returns the JSON pointer (RFC 6901) of a path. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const nameOf = (path: readonly PropertyKey[]) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shorten(key)}`))
    .join('')
    .slice(1);

const quote = (text: string) => `\`${text}\``;

/** Formats a value as text, shortened to 60 characters. */
function shorten(value: unknown): string {
  // `JSON.stringify` would write Infinity, which is the parsed value of `1e999`, as null.
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

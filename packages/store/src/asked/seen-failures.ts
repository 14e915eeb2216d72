// The failures that the choices of an adaptive search have seen. A failure does not follow from the settings of a sweep, so the record of the
// sweep says which choices have seen it. With this list, a verification can compute the choices again.

/** A failed trial, as the choices saw it. */
export type SeenFailure = {
  trial: number;
  /** The first chosen trial that could see the failure. */
  from: number;
  /** The first chosen trial that did not see it any more, because a retry had opened the trial again. */
  until?: number;
  /** The number of rungs with a value that the trial had when it failed. */
  values: number;
};

/** A list of numbers for each failure, because a search can have thousands. */
export const encodeFailures = (failures: readonly SeenFailure[]): string =>
  JSON.stringify(
    failures.map(({ trial, from, values, until }) =>
      until === undefined ? [trial, from, values] : [trial, from, values, until],
    ),
  );

export function parseFailures(text: string): SeenFailure[] {
  const stored: unknown = JSON.parse(text);
  if (!Array.isArray(stored)) throw new TypeError('It is not a list.');
  return stored.map(parseFailure);
}

function parseFailure(stored: unknown): SeenFailure {
  const numbers: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const [trial, from, values, until] = numbers;
  if (isWhole(trial) && isWhole(from) && isWhole(values)) {
    if (until === undefined) return { trial, from, values };
    if (isWhole(until)) return { trial, from, values, until };
  }
  throw new TypeError('It is not a list of whole numbers.');
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

import type { History } from '../history/history.ts';
import type { SearchPart, SearchSpace } from './search-space.ts';
import type { Configuration } from './space.ts';

/** The configurations of the trials 0 … n − 1, as strategies need them. */
export type Asked = {
  /** Changes whenever trials are dropped, because the history is another one. */
  readonly version: number;
  partOf(trial: number): number;
  /** Returns the positions of all trials of a part, row after row, with one column for each dimension. */
  matrixOf(part: number): Float64Array;
  /** Returns where the row of a trial begins in the matrix of its part. */
  startOf(trial: number): number;
  /** Returns the positions of a trial: one for each dimension of its part. */
  positionsOf(trial: number): Float64Array;
  /** Returns whether a trial below `trial` has this configuration. */
  isTaken(configuration: Configuration, trial: number): boolean;
};

type Kept = { configuration: Configuration; key: string; start: number };

/**
 * Keeps the encoded configurations of a history, so that each one is encoded once. `read` compares the history with the kept trials by
 * identity and drops what differs: the result never depends on what was read before.
 */
export function createAsked({ parts }: SearchSpace) {
  const trials: Kept[] = [];
  const matrices = parts.map(createMatrix);
  /** The lowest trial with each key. */
  const first = new Map<string, number>();
  let version = 0;
  const partAt = (part: number) => parts[part] as SearchPart;
  const matrixAt = (part: number) => matrices[part] as Matrix;

  /** Drops the trials from `length` on. */
  function cut(length: number): void {
    version += 1;
    for (const { configuration, key, start } of trials.splice(length).toReversed()) {
      if ((first.get(key) as number) >= length) first.delete(key);
      matrixAt(configuration.part).cut(start);
    }
  }

  function read(history: History, count: number): Asked {
    let same = 0;
    const most = Math.min(count, trials.length);
    while (same < most && history[same]?.configuration === trials[same]?.configuration) same += 1;
    if (same < most) cut(same);
    for (let k = trials.length; k < count; k++) {
      const configuration = history[k]?.configuration;
      if (configuration === undefined) throw new RangeError(`Expected a history with trial ${k}.`);
      const part = parts[configuration.part];
      if (part === undefined) {
        throw new RangeError(`Expected a part below ${parts.length}, got ${configuration.part}.`);
      }
      const key = part.keyOf(configuration);
      const start = matrixAt(configuration.part).push(part.encode(configuration));
      trials.push({ configuration, key, start });
      if (!first.has(key)) first.set(key, k);
    }
    return asked;
  }

  const keptAt = (trial: number) => trials[trial] as Kept;
  const asked: Asked = {
    get version() {
      return version;
    },
    partOf: (trial) => keptAt(trial).configuration.part,
    matrixOf: (part) => matrixAt(part).values(),
    startOf: (trial) => keptAt(trial).start,
    positionsOf(trial) {
      const { configuration, start } = keptAt(trial);
      const end = start + partAt(configuration.part).dimensions.length;
      return matrixAt(configuration.part).values().subarray(start, end);
    },
    isTaken(configuration, trial) {
      const taken = first.get(partAt(configuration.part).keyOf(configuration));
      return taken !== undefined && taken < trial;
    },
  };
  return { read };
}

type Matrix = ReturnType<typeof createMatrix>;

/** Rows of numbers in one array that grows. */
function createMatrix() {
  let numbers = new Float64Array(64);
  let length = 0;
  return {
    /** Appends a row. Returns where it begins. */
    push(row: Float64Array): number {
      const start = length;
      length += row.length;
      if (length > numbers.length) {
        const larger = new Float64Array(Math.max(length, 2 * numbers.length));
        larger.set(numbers);
        numbers = larger;
      }
      numbers.set(row, start);
      return start;
    },
    values: () => numbers,
    /** Drops the rows from this place on. */
    cut(start: number): void {
      length = Math.min(length, start);
    },
  };
}

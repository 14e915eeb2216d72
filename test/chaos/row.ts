import type { Random } from './random.ts';

/** `quick`: the size that `npm run test:slow` runs, with the same faults but fewer of them. */
export type Size = 'full' | 'quick';

/** One row of the fault matrix: a fault that is injected, and the checks after it. */
export type Row = {
  number: number;
  /** A short description. */
  fault: string;
  /** Whether it is a part of the quick selection. */
  quick: boolean;
  run(context: RowContext): Promise<RowResult>;
};

export type RowContext = {
  size: Size;
  /** Seeded by the row and the seed of this run. */
  random: Random;
  /** A folder of this row. It is removed unless the row fails. */
  dir: string;
  /** Where the dataset `synthetic-cats` is. */
  datasetsDir: string;
  /** The Redis server that rows start. */
  redisProgram: string;
  env: NodeJS.ProcessEnv;
  /** Selects the value for the present size. */
  pick<T>(choices: Record<Size, T>): T;
  /** Records a failure if the condition does not hold. The row continues after a failure. */
  expect(holds: boolean, sentence: string): void;
  /** Aborted when the row is over, before deferred functions run. Nothing may be started after that. */
  over: AbortSignal;
  /** Adds a function to run when the row is over, in reverse order. */
  defer(end: () => Promise<unknown> | unknown): void;
  /** Reports progress of the row. */
  note(line: string): void;
};

export type RowResult = {
  /** Number of injected faults. */
  injected: number;
  /** The longest time until the service worked again after a fault. */
  recoveredMs?: number;
  /** Accepted trials or sweeps that did not end. */
  lost?: number;
  /** Trials or sweeps that ended more than once. */
  duplicated?: number;
  /** Whether weights and cost curves are those of a clean run; left out where nothing is trained. */
  hashesEqual?: boolean;
  /** Other measurements of the row, with the unit in the name. */
  measured?: Readonly<Record<string, number | string>>;
};

export type RowReport = {
  row: number;
  fault: string;
  passed: boolean;
  /** The failed checks. */
  failures: readonly string[];
  seconds: number;
} & Partial<RowResult>;

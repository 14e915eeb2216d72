import type { Random } from './random.ts';

/** `quick` has the same faults as `full`, but fewer of them. `npm run test:slow` runs it. */
export type Size = 'full' | 'quick';

/** One row of the fault matrix: it injects a fault, and checks the service afterwards. */
export type Row = {
  number: number;
  /** A short description. */
  fault: string;
  /** Whether the quick selection contains this row. */
  quick: boolean;
  run(context: RowContext): Promise<RowResult>;
};

export type RowContext = {
  size: Size;
  /** Random numbers, seeded by the row and the seed of this run. */
  random: Random;
  /** The folder for files of this row. It is removed unless the row fails. */
  dir: string;
  /** The folder that contains the dataset `synthetic-cats`. */
  datasetsDir: string;
  /** The Redis server that rows start. */
  redisProgram: string;
  env: NodeJS.ProcessEnv;
  /** Returns the choice for the size of this run. */
  pick<T>(choices: Record<Size, T>): T;
  /** Records `sentence` as a failure unless `holds` is true. The row continues. */
  expect(holds: boolean, sentence: string): void;
  /** This signal is aborted at the end of the row, before the deferred functions run. From then on, the row must not start processes. */
  over: AbortSignal;
  /** Adds a function that runs at the end of the row. The functions run in reverse order. */
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
  /** Whether weights and cost curves equal those of a run without faults. Undefined if the row trains nothing. */
  hashesEqual?: boolean;
  /** Other measurements. Their names end with the unit. */
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

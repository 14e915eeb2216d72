import type { Random } from './random.ts';

/** `quick` is a row as `npm run test:slow` runs it: the same faults, and fewer of them. */
export type Size = 'full' | 'quick';

/** One row of the fault matrix: a fault that is injected, and what has to hold after it. */
export type Row = {
  number: number;
  /** In a few words. */
  fault: string;
  /** Whether it is a part of the quick selection. */
  quick: boolean;
  run(context: RowContext): Promise<RowResult>;
};

export type RowContext = {
  size: Size;
  /** Of this row and this run's seed. */
  random: Random;
  /** A folder of this row; it goes with it, unless the row fails. */
  dir: string;
  /** Where the dataset `synthetic-cats` is. */
  datasetsDir: string;
  /** The Redis server that rows start. */
  redisProgram: string;
  env: NodeJS.ProcessEnv;
  /** What belongs to this size. */
  pick<T>(choices: Record<Size, T>): T;
  /** Notes a sentence of what must hold; the row fails if it does not. Everything is looked at, the first failure ends nothing. */
  expect(holds: boolean, sentence: string): void;
  /** Aborted once the row is over, before anything that was deferred: from then on nothing is to be started. */
  over: AbortSignal;
  /** Done when the row is over, the last first. */
  defer(end: () => Promise<unknown> | unknown): void;
  /** Tells how the row comes along. */
  note(line: string): void;
};

export type RowResult = {
  /** How many faults there were. */
  injected: number;
  /** The longest that the service took to be back at work after one. */
  recoveredMs?: number;
  /** Trials or sweeps that were accepted and have no end. */
  lost?: number;
  /** Trials or sweeps with more than one end. */
  duplicated?: number;
  /** Whether weights and cost curves are those of a clean run; left out where nothing is trained. */
  hashesEqual?: boolean;
  /** What else the row asks for, with its unit in the name. */
  measured?: Readonly<Record<string, number | string>>;
};

export type RowReport = {
  row: number;
  fault: string;
  passed: boolean;
  /** What did not hold. */
  failures: readonly string[];
  seconds: number;
} & Partial<RowResult>;

import type { Env } from './env.ts';

export const searchOptions = ['function', 'strategy', 'budget', 'seeds', 'parallelism'] as const;
export type SearchOption = (typeof searchOptions)[number];

/** The input of every suite. */
export type SuiteDeps = {
  env: Env;
  /** The state folder of the service: datasets, and the data of a local Redis. */
  homeDir: string;
  /** The parts to measure, separated by commas. Undefined: all parts. */
  only: string | undefined;
  /** The options of the suite `search`. */
  options: Readonly<Partial<Record<SearchOption, string>>>;
  /** Receives a line about each step. */
  report: (line: string) => void;
  signal: AbortSignal;
};

export type SuiteResult = {
  /** All results, as an object for `--json`. */
  document: object;
  /** The results as text, in at most 100 columns. */
  lines: string[];
  /** Whether all compared programs computed the same numbers. A missed goal is not a failure. */
  ok: boolean;
};

export type Suite = (deps: SuiteDeps) => Promise<SuiteResult>;

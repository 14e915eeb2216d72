import type { Env } from './env.ts';

/** The input of every suite. */
export type SuiteDeps = {
  env: Env;
  /** State of the service: datasets, a local Redis. */
  homeDir: string;
  /** The parts to measure, separated by commas; all parts if it is undefined. */
  only: string | undefined;
  /** Receives a line about each step. */
  report: (line: string) => void;
  signal: AbortSignal;
};

export type SuiteResult = {
  /** All results, for a program. */
  document: object;
  /** The results for a reader, in at most 100 columns. */
  lines: string[];
  /** Whether all sides computed the same numbers; a missed goal is not a failure. */
  ok: boolean;
};

export type Suite = (deps: SuiteDeps) => Promise<SuiteResult>;

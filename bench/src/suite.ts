import type { Env } from './env.ts';

/** What every suite works with. */
export type SuiteDeps = {
  env: Env;
  /** Of the service's state: datasets, a local Redis. */
  homeDir: string;
  /** The parts to measure, separated by commas; all where it is undefined. */
  only: string | undefined;
  /** Takes a line about what is being done. */
  report: (line: string) => void;
  signal: AbortSignal;
};

export type SuiteResult = {
  /** Everything, for a program. */
  document: object;
  /** What a person reads of it, in at most 100 columns. */
  lines: string[];
  /** Whether all sides came to the same numbers; a goal that is missed is no failure. */
  ok: boolean;
};

export type Suite = (deps: SuiteDeps) => Promise<SuiteResult>;

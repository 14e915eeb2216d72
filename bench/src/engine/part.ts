import type { Article } from '../article/find-article.ts';
import type { Env } from '../env.ts';
import type { RoundsOptions } from '../measure/measure-in-turns.ts';
import type { Measurement } from '../measure/measurement.ts';
import type { NumPy } from '../numpy/find-numpy.ts';
import type { Row } from '../report/row.ts';
import type { Difference } from './compare-ends.ts';

/** The C compiler of this machine. */
export type Compiler = { command: string; version: string };

/** The input of every part of the suite. */
export type EngineDeps = RoundsOptions & {
  env: Env;
  /** The state folder of the service: datasets, and the data of a local Redis. */
  homeDir: string;
  /** A temporary folder of this benchmark run. */
  scratchDir: string;
  article: Article;
  /** Undefined if NumPy is not installed. Then the comparisons with NumPy have no ratio. */
  numpy: NumPy | undefined;
  /** The C compiler. Undefined if there is none. */
  compiler: Compiler | undefined;
};

export type PartResult = {
  rows: Row[];
  measurements: Measurement[];
  differences: Difference[];
  /** Sentences that are printed below the table. */
  notes: string[];
};

export type Part = (deps: EngineDeps) => Promise<PartResult>;

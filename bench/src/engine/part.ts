import type { Article } from '../article/find-article.ts';
import type { Env } from '../env.ts';
import type { RoundsOptions } from '../measure/measure-in-turns.ts';
import type { Measurement } from '../measure/measurement.ts';
import type { NumPy } from '../numpy/find-numpy.ts';
import type { Row } from '../report/row.ts';
import type { Difference } from './compare-ends.ts';

/** The C compiler of this machine. */
export type Compiler = { command: string; version: string };

/** What every part of the suite works with. */
export type EngineDeps = RoundsOptions & {
  env: Env;
  /** Of the service's state: datasets, a local Redis. */
  homeDir: string;
  /** A folder of this run's own. */
  scratchDir: string;
  article: Article;
  /** Undefined where there is none; the rows that need it stay without a ratio. */
  numpy: NumPy | undefined;
  /** The C compiler; undefined where there is none. */
  compiler: Compiler | undefined;
};

export type PartResult = {
  rows: Row[];
  measurements: Measurement[];
  differences: Difference[];
  /** Sentences for who reads the table. */
  notes: string[];
};

export type Part = (deps: EngineDeps) => Promise<PartResult>;

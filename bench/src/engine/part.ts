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
  /** State of the service: datasets, a local Redis. */
  homeDir: string;
  /** A temporary folder of this benchmark run. */
  scratchDir: string;
  article: Article;
  /** Undefined without NumPy; the rows that need it have no ratio. */
  numpy: NumPy | undefined;
  /** The C compiler; undefined if there is none. */
  compiler: Compiler | undefined;
};

export type PartResult = {
  rows: Row[];
  measurements: Measurement[];
  differences: Difference[];
  /** Sentences for the reader of the table. */
  notes: string[];
};

export type Part = (deps: EngineDeps) => Promise<PartResult>;

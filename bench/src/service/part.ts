import type { Article } from '../article/find-article.ts';
import type { Env } from '../env.ts';
import type { RoundsOptions } from '../measure/measure-in-turns.ts';
import type { Measurement } from '../measure/measurement.ts';
import type { Optuna } from '../optuna/find-optuna.ts';
import type { Row } from '../report/row.ts';

/** What every part of the suite works with. */
export type ServiceBenchDeps = RoundsOptions & {
  env: Env;
  /** Of the service that is measured: a folder of this run's own, where the tiny dataset lies. */
  homeDir: string;
  article: Article;
  /** Undefined where there is none; the rows that need it stay without it. */
  optuna: Optuna | undefined;
  /** Takes the version of the Redis that a part has started. */
  noteRedis: (version: string) => void;
};

export type PartResult = {
  rows: Row[];
  measurements: Measurement[];
  /** Sentences for who reads the table. */
  notes: string[];
};

export type Part = (deps: ServiceBenchDeps) => Promise<PartResult>;

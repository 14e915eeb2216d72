import type { Article } from '../article/find-article.ts';
import type { Env } from '../env.ts';
import type { RoundsOptions } from '../measure/measure-in-turns.ts';
import type { Measurement } from '../measure/measurement.ts';
import type { Optuna } from '../optuna/find-optuna.ts';
import type { Row } from '../report/row.ts';

/** The input of every part of the suite. */
export type ServiceBenchDeps = RoundsOptions & {
  env: Env;
  /** The state folder of the measured service: a temporary folder with the tiny dataset. */
  homeDir: string;
  article: Article;
  /** Undefined if Optuna is not installed. Then the rows with Optuna have no comparison. */
  optuna: Optuna | undefined;
  /** Receives the version of the started Redis. */
  noteRedis: (version: string) => void;
};

export type PartResult = {
  rows: Row[];
  measurements: Measurement[];
  /** Sentences that are printed below the table. */
  notes: string[];
};

export type Part = (deps: ServiceBenchDeps) => Promise<PartResult>;

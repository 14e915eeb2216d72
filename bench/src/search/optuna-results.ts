import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { optunaDir } from './first-points.ts';
import type { Improvements } from './run-strategy.ts';

/** `default` treats each axis alone, `multivariate` all axes together. */
export const optunaModes = ['default', 'multivariate'] as const;
export type OptunaMode = (typeof optunaModes)[number];

/** What bench/optuna/optuna-results.py has printed: for each function and mode, one study for each seed from 0 on. */
export type OptunaResults = {
  /** The version of Optuna. */
  optuna: string;
  trials: number;
  results: Readonly<Record<string, Readonly<Record<OptunaMode, readonly Improvements[]>>>>;
};

export const readOptunaResults = async (): Promise<OptunaResults> =>
  JSON.parse(await readFile(join(optunaDir, 'results.json'), 'utf8')) as OptunaResults;

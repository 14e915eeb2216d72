import { Option } from 'commander';
import { countOf } from './numbers.ts';

/** Iterations between two printed costs; undefined prints none. */
export type Every = { every?: number | undefined };

/** The option `--every 100`. */
export const everyOption = () =>
  new Option(
    '--every <count>',
    'print the cost every <count> iterations, as “Cost after iteration 0: …”',
  ).argParser(countOf('--every'));

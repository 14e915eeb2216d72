import { Option } from 'commander';
import { countOf } from './numbers.ts';

/** The number of iterations between two printed costs. If undefined, no costs are printed. */
export type Every = { every?: number | undefined };

/** The option `--every 100`. */
export const everyOption = () =>
  new Option(
    '--every <count>',
    'print the cost every <count> iterations, as “Cost after iteration 0: …”',
  ).argParser(countOf('--every'));

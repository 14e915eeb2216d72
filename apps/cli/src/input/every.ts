import { Option } from 'commander';
import { countOf } from './numbers.ts';

/** Whether and how often cost lines are printed. */
export type Every = { every?: number | undefined };

/** `--every 100`, as the article prints costs. */
export const everyOption = () =>
  new Option(
    '--every <count>',
    'print the cost every <count> iterations, in the format of the article: `Cost after iteration 0: …`',
  ).argParser(countOf('--every'));

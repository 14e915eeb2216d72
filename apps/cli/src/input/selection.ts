// The options that sort and filter trials.
import type { Client, Objective } from '@sweepq/client';
import type { Command } from 'commander';

type Asked = NonNullable<Parameters<Client['listTrials']>[1]>;
export type Selection = Pick<Asked, 'sort' | 'filter'>;

/** Adds `--sort` and `--filter`. The API checks their values. */
export const addSelectionOptions = (command: Command): Command =>
  command
    .option(
      '--sort <fields>',
      'fields with commas between; - before a field for descending order; default: objective, the best trial first',
    )
    .option(
      '--filter <filter>',
      'only trials that match, such as "status = completed AND metrics.test.accuracy > 0.7"',
    );

/** Returns the query of the request, without options that were not given. */
export const readSelection = ({ sort, filter }: Selection): Selection => ({
  ...(sort !== undefined && { sort }),
  ...(filter !== undefined && { filter }),
});

/** Returns the path of the metric or hyperparameter by which trials are sorted first. Undefined for the order of the plan. */
export function rankingOf({ sort = 'objective' }: Selection, { metric }: Objective) {
  const path = sort.split(',')[0]?.replace(/^-/, '');
  if (path === 'index') return undefined;
  return path === 'objective' ? metric : path;
}

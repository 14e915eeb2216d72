// The options that sort and filter trials.
import type { Client, Objective, Sweep } from '@sweepq/client';
import type { Command } from 'commander';
import { orders, sorts, trialStatuses } from '../api-words.ts';
import { addChoice } from './choices.ts';
import { statusesOf } from './statuses.ts';

type Asked = NonNullable<Parameters<Client['listTrials']>[1]>;
export type Selection = Pick<Asked, 'sort' | 'order' | 'status'>;

/** Adds `--sort`, `--order` and `--status`. */
export function addSelectionOptions(command: Command): Command {
  addChoice(
    command,
    '--sort <field>',
    'sort by the objective (default), the index, a metric or a hyperparameter',
    sorts,
  );
  addChoice(
    command,
    '--order <order>',
    'default: best first for metrics, smallest first for other fields',
    orders,
  );
  return command.option(
    '--status <statuses>',
    `only trials with these statuses, separated by commas: ${trialStatuses.join(', ')}`,
    statusesOf(trialStatuses),
  );
}

/** Returns the query of the request, without options that were not given. */
export const readSelection = ({ sort, order, status }: Selection): Selection => ({
  ...(sort && { sort }),
  ...(order && { order }),
  ...(status && { status }),
});

/** Returns the path of the metric or hyperparameter by which trials are sorted; undefined for the order of the plan. */
export function rankingOf({ sort = 'objective' }: Selection, { metric }: Objective) {
  if (sort === 'index') return undefined;
  return sort === 'objective' ? metric : sort;
}

/** Counts the trials of a sweep that have one of the selected statuses. */
export function countSelected({ total, ...counts }: Sweep['counts'], { status }: Selection) {
  if (status === undefined) return total;
  const asked = new Set(status.split(','));
  return trialStatuses.reduce((sum, each) => sum + (asked.has(each) ? counts[each] : 0), 0);
}

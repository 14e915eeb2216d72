// The options by which trials are sorted and filtered.
import type { Client, Sweep } from '@sweepq/client';
import type { Command } from 'commander';
import { paramNames } from '../show/varied.ts';
import { addChoice, metricNames, trialStatuses } from './choices.ts';
import { statusesOf } from './statuses.ts';

type Asked = NonNullable<Parameters<Client['listTrials']>[1]>;
export type Selection = Pick<Asked, 'sort' | 'order' | 'status'>;

/** `--sort`, `--order` and `--status`. */
export function addSelectionOptions(command: Command): Command {
  addChoice(
    command,
    '--sort <field>',
    'objective (by itself), index, a metric or a hyperparameter',
    sorts,
  );
  addChoice(command, '--order <order>', 'by itself the best, or the smallest, first', orders);
  return command.option(
    '--status <statuses>',
    `of ${trialStatuses.join(', ')}, with commas`,
    statusesOf(trialStatuses),
  );
}

/** What the api is asked for. */
export const readSelection = ({ sort, order, status }: Selection): Selection => ({
  ...(sort && { sort }),
  ...(order && { order }),
  ...(status && { status }),
});

/** The metric or hyperparameter by which trials are sorted; undefined for the order of the plan. */
export function rankingOf({ sort = 'objective' }: Selection, { metric }: Sweep['objective']) {
  if (sort === 'index') return undefined;
  return sort === 'objective' ? metric : sort;
}

/** How many trials of a sweep have one of the statuses asked for. */
export function countSelected({ total, ...counts }: Sweep['counts'], { status }: Selection) {
  if (status === undefined) return total;
  const asked = new Set(status.split(','));
  return trialStatuses.reduce((sum, each) => sum + (asked.has(each) ? counts[each] : 0), 0);
}

const orders = ['asc', 'desc'] as const satisfies Asked['order'][];
const sorts = [
  'objective',
  'index',
  ...metricNames,
  ...paramNames,
] as const satisfies Asked['sort'][];

// The allowed words of options. Their types make sure that the API accepts them.
import type { Objective, Priority, Sweep, SweepRequest, Trial } from '@sweepq/client';
import { type Command, Option } from 'commander';

export const strategies = ['grid', 'random', 'sobol'] as const satisfies readonly NonNullable<
  SweepRequest['search']
>['strategy'][];
export const priorities = ['high', 'normal', 'low'] as const satisfies readonly Priority[];
export const metricNames = [
  'validationAccuracy',
  'validationCost',
  'testAccuracy',
  'trainAccuracy',
  'trainCost',
] as const satisfies readonly Objective['metric'][];
export const sweepStatuses = [
  'queued',
  'running',
  'paused',
  'completed',
  'failed',
  'cancelled',
] as const satisfies readonly Sweep['status'][];
export const trialStatuses = [
  'queued',
  'running',
  'completed',
  'failed',
  'diverged',
  'cancelled',
] as const satisfies readonly Trial['status'][];

/** Adds an option whose value is one of `choices`. */
export const addChoice = (
  command: Command,
  flags: string,
  description: string,
  choices: readonly string[],
  otherwise?: string,
): Command => {
  const option = new Option(flags, description).choices(choices);
  return command.addOption(otherwise === undefined ? option : option.default(otherwise));
};

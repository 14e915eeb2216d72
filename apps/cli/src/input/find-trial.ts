import type { Client } from '@sweepq/client';
import { findCurveTrial } from '../costs/read-costs.ts';
import { findTarget } from './find-sweep.ts';
import { MissingError, UsageError } from './usage-error.ts';

/** The help text of the argument `<trial>`. */
export const aTrial = 'id of a trial, or the name of its sweep and -t3';
export const aTrialOrSweep = `${aTrial}; a sweep means its best trial, and a run its longest one`;
/** The help text of the argument `<run>`. */
export const aRun = 'id of a run, or the name of its sweep and -r1';

/** Finds the id of the trial that an argument names. */
export async function findTrial(client: Client, asked: string): Promise<string> {
  const { trial } = await findTarget(client, asked);
  if (trial !== undefined) return trial;
  throw new UsageError(`Expected a trial, such as \`${example(asked)}-t3\`, got \`${asked}\`.`);
}

/** Finds the id of the run that an argument names. */
export async function findRun(client: Client, asked: string): Promise<string> {
  const { run } = await findTarget(client, asked);
  if (run !== undefined) return run;
  throw new UsageError(`Expected a run, such as \`${example(asked)}-r1\`, got \`${asked}\`.`);
}

const example = (asked: string) => asked.replace(/-[tr]\d+$/, '');

/** Finds the id of a trial that has a model: the named trial, the trial with the most iterations of a run, or the best trial of a sweep. */
export async function findModelTrial(client: Client, asked: string): Promise<string> {
  const target = await findTarget(client, asked);
  const named = await findCurveTrial(client, target);
  const best = named ?? (await client.readSweep(target.sweep)).best?.id;
  if (best !== undefined) return best;
  throw new MissingError(`The sweep ${target.sweep} has no completed trial.`);
}

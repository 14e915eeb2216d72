import type { ExtensionRequest } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { type Every, everyOption } from '../input/every.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import {
  addSearchOptions,
  addSpaceOptions,
  type Fields,
  readSpaceOptions,
} from '../input/space-options.ts';
import { describeExamples } from '../show/examples.ts';
import { tellSweep } from './steer.ts';
import { watchToEnd } from './watch.ts';

export const addExtend: AddCommand = (program, cli) => {
  const command = program
    .command('extend')
    .description('go on with a sweep that has ended: to more iterations, or into another space')
    .argument('<sweep>', aSweep)
    .option('--watch', 'watch the sweep until it ends')
    .addOption(everyOption().implies({ watch: true }));
  addSpaceOptions(command);
  addSearchOptions(command);
  command
    .addHelpText(
      'after',
      describeExamples(
        'sweepq extend $id --iterations 4000',
        'sweepq extend $id --learning-rate 1e-4..0.1:log --iterations 2000 --strategy sobol --trials 8',
      ),
    )
    .action(async (asked: string, options: Fields & Every & { watch?: true }) => {
      const client = cli.client();
      const id = await findSweep(client, asked);
      const sweep = await client.extend(id, createExtension(options));
      const { watch, every } = options;
      if (watch) await watchToEnd(cli, client, { sweep, every });
      else tellSweep(cli, sweep);
    });
};

/** Iterations alone go on with what is there; beside another hyperparameter they belong to a space. */
function createExtension(options: Fields): ExtensionRequest {
  const { space = {}, search } = readSpaceOptions(options);
  const { iterations, ...others } = space;
  const isSpace = search !== undefined || Object.keys(others).length > 0;
  // Whether it is one is for the api to say.
  return (isSpace ? { space, ...(search && { search }) } : { iterations }) as ExtensionRequest;
}

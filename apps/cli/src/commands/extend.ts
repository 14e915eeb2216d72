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
import { offerWatch } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';
import { printDryRun } from './print-dry-run.ts';
import { printStatus } from './print-status.ts';
import { watchToEnd } from './watch.ts';

export const addExtend: AddCommand = (parent, cli) => {
  const command = offerWatch(parent.command('extend'))
    .description(
      'add trials to a sweep that has ended: with more iterations, from another space, or chosen by its adaptive search',
    )
    .argument('<sweep>', aSweep)
    .option('--dry-run', 'print what the extension would train, and change nothing')
    .option('--watch', 'watch the sweep until it ends')
    .addOption(everyOption().implies({ watch: true }));
  addSpaceOptions(command);
  addSearchOptions(command);
  command
    .addHelpText(
      'after',
      describeExamples(
        'sweepq extend $id --iterations 4000',
        'sweepq extend $id --trials 50',
        'sweepq extend $id --learning-rate 1e-4..0.1:log --iterations 2000 --strategy sobol --trials 8',
      ),
    )
    .action(async (asked: string, options: Fields & Every & { dryRun?: true; watch?: true }) => {
      const client = cli.client();
      const id = await findSweep(client, asked);
      const body = createExtension(options);
      const { dryRun, watch, every } = options;
      if (dryRun) return printDryRun(cli, await client.dryRunExtend(id, body));
      const sweep = await client.extend(id, body);
      if (watch) await watchToEnd(cli, client, { sweep, every });
      else await printStatus(cli, sweep);
    });
};

/** Creates the request body. `--iterations` alone continues the existing runs, and `--trials` alone an adaptive search. With another hyperparameter, it belongs to a new space. */
function createExtension(options: Fields): ExtensionRequest {
  const { space = {}, search } = readSpaceOptions(options);
  const { iterations, ...others } = space;
  const isSpace =
    Object.keys(others).length > 0 ||
    (search !== undefined && Object.keys(search).join() !== 'trials');
  // The API validates the request.
  if (!isSpace && search?.trials !== undefined)
    return {
      trials: search.trials,
      ...(iterations !== undefined && { iterations }),
    } as ExtensionRequest;
  return (isSpace ? { space, ...(search && { search }) } : { iterations }) as ExtensionRequest;
}

import type { Priority } from '@sweepq/client';
import { Argument } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { priorities } from '../api-words.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';
import { printStatus } from './print-status.ts';

export const addPriority: AddCommand = (parent, cli) => {
  offer(parent.command('priority'), thingFormats)
    .description('change the priority of a sweep')
    .argument('<sweep>', aSweep)
    .addArgument(
      new Argument('<priority>', 'sweeps with a higher priority are trained first').choices(
        priorities,
      ),
    )
    .addHelpText('after', describeExamples('sweepq priority $id high'))
    .action(async (sweep: string, priority: Priority) => {
      const client = cli.client();
      await printStatus(cli, await client.edit(await findSweep(client, sweep), { priority }));
    });
};

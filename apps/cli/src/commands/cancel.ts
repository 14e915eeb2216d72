import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';
import { printStatus } from './print-status.ts';

export const addCancel: AddCommand = (parent, cli) => {
  offer(parent.command('cancel'), thingFormats)
    .description('cancel a sweep; trials that have ended keep their results')
    .argument('<sweep>', aSweep)
    .addHelpText('after', describeExamples('sweepq cancel $id'))
    .action(async (sweep: string) => {
      const client = cli.client();
      await printStatus(cli, await client.cancel(await findSweep(client, sweep)));
    });
};

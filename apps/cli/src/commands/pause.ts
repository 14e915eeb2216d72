import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';
import { printStatus } from './print-status.ts';

export const addPause: AddCommand = (parent, cli) => {
  offer(parent.command('pause'), thingFormats)
    .description('stop the training of a sweep until it is resumed')
    .argument('<sweep>', aSweep)
    .addHelpText('after', describeExamples('sweepq pause $id'))
    .action(async (sweep: string) => {
      const client = cli.client();
      await printStatus(cli, await client.pause(await findSweep(client, sweep)));
    });
};

export const addResume: AddCommand = (parent, cli) => {
  offer(parent.command('resume'), thingFormats)
    .description('continue a paused sweep')
    .argument('<sweep>', aSweep)
    .addHelpText('after', describeExamples('sweepq resume $id && sweepq watch $id'))
    .action(async (sweep: string) => {
      const client = cli.client();
      await printStatus(cli, await client.resume(await findSweep(client, sweep)));
    });
};

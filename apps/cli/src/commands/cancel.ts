import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { tellSweep } from './steer.ts';

export const addCancel: AddCommand = (program, cli) => {
  program
    .command('cancel')
    .description('cancel a sweep; what has ended stays')
    .argument('<sweep>', 'its id')
    .addHelpText('after', describeExamples('sweepq cancel $id'))
    .action(async (id: string) => tellSweep(cli, await cli.client().cancel(id)));
};

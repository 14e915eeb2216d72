import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { tellSweep } from './steer.ts';

export const addPause: AddCommand = (program, cli) => {
  program
    .command('pause')
    .description('stop training a sweep, to go on later')
    .argument('<sweep>', 'its id')
    .addHelpText('after', describeExamples('sweepq pause $id'))
    .action(async (id: string) => tellSweep(cli, await cli.client().pause(id)));
};

export const addResume: AddCommand = (program, cli) => {
  program
    .command('resume')
    .description('go on with a sweep that is paused')
    .argument('<sweep>', 'its id')
    .addHelpText('after', describeExamples('sweepq resume $id && sweepq watch $id'))
    .action(async (id: string) => tellSweep(cli, await cli.client().resume(id)));
};

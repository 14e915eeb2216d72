import type { Priority } from '@sweepq/client';
import { Argument } from 'commander';
import { priorities } from '../input/choices.ts';
import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { tellSweep } from './steer.ts';

export const addPriority: AddCommand = (program, cli) => {
  program
    .command('priority')
    .description('change a sweep’s priority')
    .argument('<sweep>', 'its id')
    .addArgument(new Argument('<priority>', 'goes before those of a lower').choices(priorities))
    .addHelpText('after', describeExamples('sweepq priority $id high'))
    .action(async (id: string, priority: Priority) =>
      tellSweep(cli, await cli.client().prioritise(id, priority)),
    );
};

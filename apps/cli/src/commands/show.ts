import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { renderSweep } from '../show/sweep.ts';

export const addShow: AddCommand = (program, cli) => {
  program
    .command('show')
    .description('show a sweep: how it stands, and what was asked for')
    .argument('<sweep>', 'its id')
    .addHelpText(
      'after',
      describeExamples('sweepq show $id', 'sweepq show $id --json | jq .counts'),
    )
    .action(async (id: string) => {
      const sweep = await cli.client().readSweep(id);
      if (cli.isJson()) cli.printJson(sweep);
      else cli.print(renderSweep(sweep, cli.style()));
    });
};

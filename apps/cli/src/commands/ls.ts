import { collect } from '@sweepq/client';
import { countOf } from '../input/numbers.ts';
import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { renderSweeps } from '../show/sweeps.ts';

type Options = { limit: number; quiet?: true };

export const addList: AddCommand = (program, cli) => {
  program
    .command('ls')
    .description('list sweeps, the newest first')
    .option('--limit <count>', 'no more than these', countOf('--limit'), 20)
    .option('-q, --quiet', 'ids only')
    .addHelpText(
      'after',
      describeExamples('sweepq ls --limit 5', 'sweepq show $(sweepq ls -q --limit 1)'),
    )
    .action(async ({ limit, quiet }: Options) => {
      const sweeps = await collect(cli.client().listSweeps({ most: limit }));
      if (cli.isJson()) cli.printJson(sweeps);
      else if (quiet) for (const { id } of sweeps) cli.print(id);
      else if (sweeps.length > 0) cli.printTable(renderSweeps(sweeps, cli.style()));
      else cli.say('There are no sweeps.');
    });
};

import { collect } from '@sweepq/client';
import { countOf } from '../input/numbers.ts';
import { addSelectionOptions, readSelection, type Selection } from '../input/selection.ts';
import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { renderLeaderboard } from '../show/leaderboard.ts';

export const addTrials: AddCommand = (program, cli) => {
  const command = program
    .command('trials')
    .description('list a sweep’s trials, the best first')
    .argument('<sweep>', 'its id');
  addSelectionOptions(command)
    .option('--limit <count>', 'no more than these', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq trials $id',
        'sweepq trials $id --sort trainCost --status completed,diverged --limit 100',
        "sweepq trials $id --sort learningRate --order desc --json | jq '.[].metrics'",
      ),
    )
    .action(async (id: string, { limit, ...selection }: Selection & { limit: number }) => {
      const asked = { ...readSelection(selection), most: limit };
      const trials = await collect(cli.client().listTrials(id, asked));
      if (cli.isJson()) cli.printJson(trials);
      else if (trials.length === 0) cli.say('There are no such trials.');
      else cli.printTable(renderLeaderboard(trials, { style: cli.style(), ids: true }));
    });
};

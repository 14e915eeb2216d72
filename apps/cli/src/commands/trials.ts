import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import {
  addSelectionOptions,
  countSelected,
  rankingOf,
  readSelection,
  type Selection,
} from '../input/selection.ts';
import { describeCut } from '../show/cut.ts';
import { describeExamples } from '../show/examples.ts';
import { arrangeLeaderboard } from '../show/leaderboard.ts';

export const addTrials: AddCommand = (program, cli) => {
  const command = program
    .command('trials')
    .description('list the trials of a sweep, best first')
    .argument('<sweep>', aSweep);
  addSelectionOptions(command)
    .option('--limit <count>', 'maximum number of trials', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq trials $id',
        'sweepq trials $id --sort metrics.train.cost --status completed,diverged --limit 100',
        "sweepq trials $id --sort params.learningRate --order desc --json | jq '.[].metrics'",
      ),
    )
    .action(async (sweep: string, { limit, ...selection }: Selection & { limit: number }) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const asked = { ...readSelection(selection), most: limit };
      const trials = await collect(client.listTrials(id, asked));
      if (cli.isJson()) return cli.printJson(trials);
      if (trials.length === 0) return cli.say('No trials match.');
      const { spec, counts } = await client.readSweep(id);
      const ranking = rankingOf(selection, spec.objective);
      const table = arrangeLeaderboard(trials, { style: cli.style(), ids: true, ranking });
      cli.printTable(
        table,
        describeCut({ items: trials, total: countSelected(counts, selection) }, 'trial'),
      );
    });
};

import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import {
  addSelectionOptions,
  rankingOf,
  readSelection,
  type Selection,
} from '../input/selection.ts';
import { collectCut, describeCut } from '../show/cut.ts';
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
        'sweepq trials $id --sort metrics.train.cost --filter "status = completed" --limit 100',
        "sweepq trials $id --sort -params.learningRate,index --json | jq '.[].metrics'",
      ),
    )
    .action(async (sweep: string, { limit, ...selection }: Selection & { limit: number }) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const asked = readSelection(selection);
      const list = (most: number) => client.listTrials(id, { ...asked, most });
      if (cli.isJson()) return cli.printJson(await collect(list(limit)));
      const { spec, counts } = await client.readSweep(id);
      const cut =
        asked.filter === undefined
          ? { items: await collect(list(limit)), total: counts.total }
          : await collectCut(list, limit);
      if (cut.items.length === 0) return cli.say('No trials match.');
      const ranking = rankingOf(selection, spec.objective);
      const table = arrangeLeaderboard(cut.items, { style: cli.style(), ids: true, ranking });
      cli.printTable(table, describeCut(cut, 'trial'));
    });
};

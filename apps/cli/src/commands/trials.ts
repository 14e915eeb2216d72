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
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { collectCut } from '../show/cut.ts';
import { describeExamples } from '../show/examples.ts';
import { arrangeLeaderboard } from '../show/leaderboard.ts';

export const addTrialList: AddCommand = (parent, cli) => {
  const command = parent
    .command('ls')
    .description('list the trials of a sweep, best first')
    .argument('<sweep>', aSweep);
  addSelectionOptions(offer(command, listFormats))
    .option('--limit <count>', 'maximum number of trials', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq trial ls $id',
        'sweepq trial ls $id --sort metrics.train.cost --filter "status = completed" --limit 100',
        "sweepq trial ls $id --sort -params.learningRate,index --json | jq '.[].metrics'",
      ),
    )
    .action(async (sweep: string, { limit, ...selection }: Selection & { limit: number }) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const asked = readSelection(selection);
      const list = (most: number) => client.listTrials(id, { ...asked, most });
      const isTable = cli.format() === 'table';
      const { spec, counts } = isTable ? await client.readSweep(id) : {};
      await presentList(cli, {
        ...{ list, limit, noun: 'trial', none: 'No trials match.' },
        nameOf: (trial) => trial.id,
        arrange: (trials) =>
          arrangeLeaderboard(trials, {
            ...{ style: cli.style(), ids: true },
            ranking: spec && rankingOf(selection, spec.objective),
          }),
        cut: async () =>
          asked.filter === undefined && counts !== undefined
            ? { items: await collect(list(limit)), total: counts.total }
            : collectCut(list, limit),
      });
    });
};

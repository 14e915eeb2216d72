import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { arrangeRuns } from '../show/runs.ts';

type Options = { limit: number; filter?: string; sort?: string };

export const addRunList: AddCommand = (parent, cli) => {
  offer(parent.command('ls'), listFormats)
    .description('list the runs of a sweep with their progress, in the order of the plan')
    .argument('<sweep>', aSweep)
    .option('--filter <filter>', 'only runs that match, such as "status = running"')
    .option(
      '--sort <fields>',
      'such as index, cost, trainedMs; - before a field for descending order',
    )
    .option('--limit <count>', 'maximum number of runs', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq run ls $id',
        'sweepq run ls $id --filter "status = running" --sort -iteration',
      ),
    )
    .action(async (sweep: string, { limit, ...selection }: Options) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      await presentList(cli, {
        list: (most) => client.listRuns(id, { ...selection, most }),
        ...{ limit, noun: 'run', none: selection.filter ? 'No runs match.' : 'No runs yet.' },
        nameOf: (run) => run.id,
        arrange: (runs) => arrangeRuns(runs, cli.style()),
      });
    });
};

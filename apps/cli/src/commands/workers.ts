import type { AddCommand } from '../add-command.ts';
import { countOf } from '../input/numbers.ts';
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { showTime } from '../show/values.ts';

type Options = { limit: number; filter?: string; sort?: string };

export const addWorkerList: AddCommand = (parent, cli) => {
  offer(parent.command('ls'), listFormats)
    .description('list the workers that take runs')
    .option('--filter <filter>', 'only workers that match, such as "threads > 4"')
    .option('--sort <fields>', 'id, threads; - before a field for descending order')
    .option('--limit <count>', 'maximum number of workers', countOf('--limit'), 100)
    .addHelpText('after', describeExamples('sweepq worker ls', 'sweepq worker ls -o csv'))
    .action(async ({ limit, ...selection }: Options) => {
      const client = cli.client();
      await presentList(cli, {
        list: (most) => client.listWorkers({ ...selection, most }),
        ...{ limit, noun: 'worker', none: selection.filter ? 'No workers match.' : 'No workers.' },
        nameOf: ({ id }) => id,
        arrange: (workers) => ({
          columns: [
            { title: 'worker' },
            { title: 'threads', align: 'right' },
            { title: 'runs', dropRank: 2 },
            { title: 'announced', dropRank: 1 },
          ],
          rows: workers.map(({ id, threads, runIds, announcedAt }) => [
            ...[id, String(threads), runIds.join(' '), showTime(announcedAt)],
          ]),
        }),
      });
    });
};

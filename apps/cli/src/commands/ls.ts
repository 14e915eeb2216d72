import type { AddCommand } from '../add-command.ts';
import { countOf } from '../input/numbers.ts';
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { arrangeSweeps } from '../show/sweeps.ts';

type Options = { limit: number; text?: string; filter?: string; sort?: string };

export const addList: AddCommand = (parent, cli) => {
  offer(parent.command('ls'), listFormats)
    .description('list sweeps, newest first; archived ones only with --filter "archived = true"')
    .option('--filter <filter>', 'only sweeps that match, such as "status = running AND tags:cats"')
    .option('--sort <fields>', 'createdAt, finishedAt, name; - before a field for descending order')
    .option('--text <text>', 'only sweeps with this text in the id, name, note, dataset or a tag')
    .option('--limit <count>', 'maximum number of sweeps', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq ls --limit 5',
        'sweepq ls --filter "status = completed AND tags:final" --text cats',
        'sweepq ls --sort -finishedAt',
        'sweepq show $(sweepq ls -o name --limit 1)',
      ),
    )
    .action(async ({ limit, ...selection }: Options) => {
      const onUnreadable = ({ id, reason }: { id: string; reason: string }) =>
        cli.say(`${id} cannot be read: ${reason}`);
      const client = cli.client();
      const list = (most: number) => client.listSweeps({ most, onUnreadable, ...selection });
      await presentList(cli, {
        ...{ list, limit, noun: 'sweep', none: 'No sweeps match.' },
        nameOf: ({ id }) => id,
        arrange: (sweeps) => arrangeSweeps(sweeps, cli.style()),
      });
    });
};

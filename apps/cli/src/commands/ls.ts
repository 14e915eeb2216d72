import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { countOf } from '../input/numbers.ts';
import { collectCut, describeCut } from '../show/cut.ts';
import { describeExamples } from '../show/examples.ts';
import { arrangeSweeps } from '../show/sweeps.ts';

type Options = { limit: number; quiet?: true; text?: string; filter?: string; sort?: string };

export const addList: AddCommand = (program, cli) => {
  program
    .command('ls')
    .description('list sweeps, newest first; archived ones only with --filter "archived = true"')
    .option('--filter <filter>', 'only sweeps that match, such as "status = running AND tags:cats"')
    .option('--sort <fields>', 'createdAt, finishedAt, name; - before a field for descending order')
    .option('--text <text>', 'only sweeps with this text in the id, name, note, dataset or a tag')
    .option('--limit <count>', 'maximum number of sweeps', countOf('--limit'), 20)
    .option('-q, --quiet', 'print only ids')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq ls --limit 5',
        'sweepq ls --filter "status = completed AND tags:final" --text cats',
        'sweepq ls --sort -finishedAt',
        'sweepq show $(sweepq ls -q --limit 1)',
      ),
    )
    .action(async ({ limit, quiet, ...selection }: Options) => {
      const onUnreadable = ({ id, reason }: { id: string; reason: string }) =>
        cli.say(`${id} cannot be read: ${reason}`);
      const client = cli.client();
      const list = (most: number) => client.listSweeps({ most, onUnreadable, ...selection });
      if (cli.isJson()) return cli.printJson(await collect(list(limit)));
      if (quiet) {
        for await (const { id } of list(limit)) cli.print(id);
        return;
      }
      const cut = await collectCut(list, limit);
      if (cut.items.length === 0) return cli.say('No sweeps match.');
      cli.printTable(arrangeSweeps(cut.items, cli.style()), describeCut(cut, 'sweep'));
    });
};

import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { type Archived, archivedWords, sweepStatuses } from '../api-words.ts';
import { append } from '../input/append.ts';
import { addChoice } from '../input/choices.ts';
import { countOf } from '../input/numbers.ts';
import { statusesOf } from '../input/statuses.ts';
import { collectCut, describeCut } from '../show/cut.ts';
import { describeExamples } from '../show/examples.ts';
import { arrangeSweeps } from '../show/sweeps.ts';

type Options = {
  limit: number;
  quiet?: true;
  tag?: string[];
  text?: string;
  name?: string;
  status?: string;
  archived?: Archived;
};

export const addList: AddCommand = (program, cli) => {
  const command = program
    .command('ls')
    .description('list sweeps, newest first')
    .option(
      '--tag <tag>',
      'only sweeps with this tag; repeat for sweeps with all of these tags',
      append,
    )
    .option('--text <text>', 'only sweeps with this text in the id, name, note, dataset or a tag')
    .option('--name <name>', 'only sweeps with exactly this name')
    .option(
      '--status <statuses>',
      `only sweeps with these statuses, separated by commas: ${sweepStatuses.join(', ')}`,
      statusesOf(sweepStatuses),
    );
  addChoice(command, '--archived <which>', 'archived: true, false (default) or any', archivedWords)
    .option('--limit <count>', 'maximum number of sweeps', countOf('--limit'), 20)
    .option('-q, --quiet', 'print only ids')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq ls --limit 5',
        'sweepq ls --tag final --status completed --text cats',
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

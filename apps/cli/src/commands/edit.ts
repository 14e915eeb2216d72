import type { SweepEdit } from '@sweepq/client';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { append } from '../input/append.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { given } from '../input/space-options.ts';
import { UsageError } from '../input/usage-error.ts';
import { describeExamples } from '../show/examples.ts';
import { renderSweep } from '../show/sweep.ts';

type Options = { name?: string; note?: string; tag?: string[]; tags?: false } & {
  archive?: true;
  unarchive?: true;
};

export const addEdit: AddCommand = (program, cli) => {
  program
    .command('edit')
    .description('change a sweep’s name, tags or note, or archive it')
    .argument('<sweep>', aSweep)
    .option('--name <name>', 'another name; an empty one takes it away')
    .option('--note <note>', 'another note; an empty one takes it away')
    .option('--tag <tag>', 'in place of all that it has; may be given more than once', append)
    .addOption(new Option('--no-tags', 'take all tags away').conflicts('tag'))
    .option('--archive', 'leave it out of lists, and keep it')
    .addOption(new Option('--unarchive', 'list it again').conflicts('archive'))
    .addHelpText(
      'after',
      describeExamples(
        'sweepq edit $id --name "the one" --tag cats --tag final --note "for the paper"',
        'sweepq edit $id --archive',
      ),
    )
    .action(async (asked: string, options: Options) => {
      const edit = createEdit(options);
      const client = cli.client();
      const sweep = await client.edit(await findSweep(client, asked), edit);
      if (cli.isJson()) cli.printJson(sweep);
      else cli.print(renderSweep(sweep, cli.style()));
    });
};

/** `--no-tags` alone makes `tags` false; without it commander has it true. */
function createEdit({ name, note, tag, tags, archive, unarchive }: Options): SweepEdit {
  const edit = given({
    name: name === '' ? null : name,
    note: note === '' ? null : note,
    tags: tags === false ? [] : tag,
    archived: archive ?? (unarchive ? false : undefined),
  });
  if (edit !== undefined) return edit;
  throw new UsageError('Expected something to change, such as `--name` or `--archive`.');
}

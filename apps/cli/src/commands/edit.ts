import type { SweepEdit } from '@sweepq/client';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { append } from '../input/append.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { given } from '../input/space-options.ts';
import { UsageError } from '../input/usage-error.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { renderSweep } from '../show/sweep.ts';

type Options = { name?: string; note?: string; tag?: string[]; tags?: false } & {
  archive?: true;
  unarchive?: true;
};

export const addEdit: AddCommand = (parent, cli) => {
  offer(parent.command('edit'), thingFormats)
    .description('change the name, tags or note of a sweep, or archive it')
    .argument('<sweep>', aSweep)
    .option('--name <name>', 'new name; an empty text removes the name')
    .option('--note <note>', 'new note; an empty text removes the note')
    .option('--tag <tag>', 'new tag, replaces all current tags; repeatable', append)
    .addOption(new Option('--no-tags', 'remove all tags').conflicts('tag'))
    .option('--archive', 'archive: hide the sweep from lists and exclude it from retention')
    .addOption(
      new Option('--unarchive', 'list the sweep again after `--archive`').conflicts('archive'),
    )
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
      await present(cli, {
        data: sweep,
        names: [sweep.id],
        show: () => cli.print(renderSweep(sweep, cli.style())),
      });
    });
};

/** Creates the request body. Commander sets `tags` to false with `--no-tags`, otherwise to true. */
function createEdit({ name, note, tag, tags, archive, unarchive }: Options): SweepEdit {
  const edit = given({
    name: name === '' ? null : name,
    note: note === '' ? null : note,
    tags: tags === false ? [] : tag,
    archived: archive ?? (unarchive ? false : undefined),
  });
  if (edit !== undefined) return edit;
  throw new UsageError('Expected at least one change, such as `--name` or `--archive`.');
}

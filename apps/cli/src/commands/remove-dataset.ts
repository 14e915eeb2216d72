import type { AddCommand } from '../add-command.ts';
import { assertConfirmable, confirmAction, type Yes } from '../input/confirm.ts';
import { parseDataset } from '../input/parse-dataset.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';

export const addDatasetRemove: AddCommand = (parent, cli) => {
  offer(parent.command('rm'), thingFormats)
    .description('delete an uploaded dataset that no sweep or model uses, or one of its versions')
    .argument('<dataset>', 'name of a dataset; append @1 for version 1')
    .option('-y, --yes', 'delete without a question; required without a terminal')
    .addHelpText('after', describeExamples('sweepq dataset rm cats@1 --yes'))
    .action(async (asked: string, { yes }: Yes) => {
      assertConfirmable(cli, { yes });
      const { name, version } = parseDataset(asked);
      const client = cli.client();
      const what =
        version === undefined ? `all versions of ${name}` : `version ${version} of ${name}`;
      const isConfirmed = await confirmAction(cli, {
        ...{ yes, question: `Delete ${what}?` },
        describe: async () => {
          const versions = await client.listDatasetVersions(name);
          return [`${name} has the versions ${versions.map((each) => each.version).join(', ')}.`];
        },
      });
      if (!isConfirmed) {
        cli.say('Nothing was deleted.');
        cli.exitWith('interrupted');
        return;
      }
      const deleted = await client.deleteDataset(name, version);
      await present(cli, {
        ...{ data: deleted, names: [name] },
        show: () => cli.print(`Deleted ${name}: version ${deleted.versions.join(', ')}.`),
      });
    });
};

import type { Client } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { assertConfirmable, confirmAction, type Yes } from '../input/confirm.ts';
import { findSweep } from '../input/find-sweep.ts';
import { offer, reportFormats, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { plural } from '../show/values.ts';

type Options = Yes & { dryRun?: true };

export const addRemove: AddCommand = (parent, cli) => {
  offer(parent.command('rm'), ({ dryRun }) => (dryRun ? reportFormats : thingFormats))
    .description('delete sweeps that have ended, with all their data')
    .argument('<sweep...>', 'ids or unique names of sweeps, or latest')
    .option('--dry-run', 'print what would be deleted, and delete nothing')
    .option('-y, --yes', 'delete without a question; required without a terminal')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq rm $id',
        'sweepq rm --yes $(sweepq ls -o name --filter "status = failed" --limit 100)',
      ),
    )
    .action(async (asked: string[], { dryRun, yes }: Options) => {
      if (!dryRun) assertConfirmable(cli, { yes });
      const client = cli.client();
      // Find the ids of all sweeps first, because `latest` means another sweep after each deletion.
      const ids = new Set<string>();
      for (const each of asked) ids.add(await findSweep(client, each));
      if (dryRun) return preview(cli, client, ids);
      const isConfirmed = await confirmAction(cli, {
        ...{ yes, question: `Delete ${plural(ids.size, 'sweep')}?` },
        describe: async () => (await readPreviews(client, ids)).map(describePreview),
      });
      if (!isConfirmed) {
        cli.say('Nothing was deleted.');
        cli.exitWith('interrupted');
        return;
      }
      const deleted: string[] = [];
      try {
        for (const id of ids) {
          await client.delete(id);
          deleted.push(id);
          if (cli.format() === 'table') cli.say(`Deleted ${id}.`);
        }
      } finally {
        // Print also if a delete was rejected: the sweeps before it are already deleted.
        await present(cli, { data: { deleted }, names: deleted, show: () => undefined });
      }
    });
};

async function preview(cli: Cli, client: Client, ids: ReadonlySet<string>): Promise<void> {
  const previews = await readPreviews(client, ids);
  await present(cli, {
    data: previews,
    show: () => {
      for (const each of previews) cli.print(describePreview(each));
    },
  });
}

const readPreviews = (client: Client, ids: ReadonlySet<string>) =>
  Promise.all([...ids].map((id) => client.dryRunDelete(id)));

type Preview = Awaited<ReturnType<Client['dryRunDelete']>>;

function describePreview({ sweepId, trials, models, costCurves }: Preview): string {
  const parts = [plural(trials, 'trial'), plural(models, 'model'), plural(costCurves, 'curve')];
  return `Would delete ${sweepId}: ${parts.join(', ')}.`;
}

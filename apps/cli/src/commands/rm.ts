import type { Client } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { findSweep } from '../input/find-sweep.ts';
import { describeExamples } from '../show/examples.ts';
import { plural } from '../show/values.ts';

export const addRemove: AddCommand = (program, cli) => {
  program
    .command('rm')
    .description('delete sweeps that have ended, with all their data')
    .argument('<sweep...>', 'ids or unique names of sweeps, or latest')
    .option('--dry-run', 'print what would be deleted, and delete nothing')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq rm $id',
        'sweepq rm $(sweepq ls -q --filter "status = failed" --limit 100)',
      ),
    )
    .action(async (asked: string[], { dryRun }: { dryRun?: true }) => {
      const client = cli.client();
      // Find the ids of all sweeps first, because `latest` means another sweep after each deletion.
      const ids = new Set<string>();
      for (const each of asked) ids.add(await findSweep(client, each));
      if (dryRun) return preview(cli, client, ids);
      const deleted: string[] = [];
      try {
        for (const id of ids) {
          await client.delete(id);
          deleted.push(id);
          if (!cli.isJson()) cli.say(`Deleted ${id}.`);
        }
      } finally {
        // Print also if a delete was rejected: the sweeps before it are already deleted.
        if (cli.isJson()) cli.printJson({ deleted });
      }
    });
};

async function preview(cli: Cli, client: Client, ids: ReadonlySet<string>): Promise<void> {
  const previews = await Promise.all([...ids].map((id) => client.dryRunDelete(id)));
  if (cli.isJson()) return cli.printJson(previews);
  for (const { sweepId, trials, models, costCurves } of previews) {
    const parts = [plural(trials, 'trial'), plural(models, 'model'), plural(costCurves, 'curve')];
    cli.print(`Would delete ${sweepId}: ${parts.join(', ')}.`);
  }
}

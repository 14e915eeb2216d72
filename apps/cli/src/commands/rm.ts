import type { AddCommand } from '../add-command.ts';
import { findSweep } from '../input/find-sweep.ts';
import { describeExamples } from '../show/examples.ts';

export const addRemove: AddCommand = (program, cli) => {
  program
    .command('rm')
    .description('delete sweeps that have ended, with all their data')
    .argument('<sweep...>', 'ids or unique names of sweeps, or latest')
    .addHelpText(
      'after',
      describeExamples('sweepq rm $id', 'sweepq rm $(sweepq ls -q --status failed --limit 100)'),
    )
    .action(async (asked: string[]) => {
      const client = cli.client();
      // Find the ids of all sweeps first, because `latest` means another sweep after each deletion.
      const ids = new Set<string>();
      for (const each of asked) ids.add(await findSweep(client, each));
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

import type { AddCommand } from '../add-command.ts';
import { findSweep } from '../input/find-sweep.ts';
import { describeExamples } from '../show/examples.ts';

export const addRemove: AddCommand = (program, cli) => {
  program
    .command('rm')
    .description('delete sweeps that have ended, and all that is kept of them')
    .argument('<sweep...>', 'their ids, unique names, or latest')
    .addHelpText(
      'after',
      describeExamples('sweepq rm $id', 'sweepq rm $(sweepq ls -q --status failed --limit 100)'),
    )
    .action(async (asked: string[]) => {
      const client = cli.client();
      // All are looked up before the first is deleted, because then another sweep becomes `latest`.
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
        // Those before one that could not be are gone all the same.
        if (cli.isJson()) cli.printJson({ deleted });
      }
    });
};

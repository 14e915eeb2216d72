import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';

export const addRemove: AddCommand = (program, cli) => {
  program
    .command('rm')
    .description('delete sweeps that have ended, and all that is kept of them')
    .argument('<sweep...>', 'their ids')
    .addHelpText(
      'after',
      describeExamples('sweepq rm $id', 'sweepq rm $(sweepq ls -q --status failed --limit 100)'),
    )
    .action(async (ids: string[]) => {
      const client = cli.client();
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

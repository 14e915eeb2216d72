import type { AddCommand } from '../add-command.ts';
import { describeExamples } from '../show/examples.ts';
import { renderUsage } from '../show/usage.ts';

export const addUsage: AddCommand = (program, cli) => {
  program
    .command('usage')
    .description('show how much memory each kind of data takes in Redis')
    .addHelpText('after', describeExamples('sweepq usage', 'sweepq usage --json | jq .bytes'))
    .action(async () => {
      const usage = await cli.client().readUsage();
      if (cli.isJson()) cli.printJson(usage);
      else cli.print(renderUsage(usage, cli.style()));
    });
};

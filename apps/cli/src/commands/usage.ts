import type { AddCommand } from '../add-command.ts';
import { offer, reportFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';

export const addUsage: AddCommand = (parent, cli) => {
  offer(parent.command('usage'), reportFormats)
    .description('show how much memory each kind of data takes in Redis')
    .addHelpText('after', describeExamples('sweepq usage', 'sweepq usage --json | jq .bytes'))
    .action(async () => {
      const usage = await cli.client().readUsage();
      await present(cli, {
        data: usage,
        show: async () => {
          const { renderUsage } = await import('../show/usage.ts');
          cli.print(renderUsage(usage, cli.style()));
        },
      });
    });
};

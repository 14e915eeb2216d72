import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { describeExamples } from '../show/examples.ts';
import { renderInfo } from '../show/info.ts';

export const addInfo: AddCommand = (program, cli) => {
  program
    .command('info')
    .description('show the version, the limits and the workers of the service, and your scopes')
    .addHelpText('after', describeExamples('sweepq info', 'sweepq info --json | jq .caller.scopes'))
    .action(async () => {
      const client = cli.client();
      const info = await client.readInfo();
      const workers = await collect(client.listWorkers());
      if (cli.isJson()) cli.printJson({ ...info, workers });
      else cli.print(renderInfo(info, workers, cli.style()));
    });
};

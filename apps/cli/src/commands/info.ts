import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { offer, reportFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { renderInfo } from '../show/info.ts';

export const addInfo: AddCommand = (parent, cli) => {
  offer(parent.command('info'), reportFormats)
    .description('show the version, the limits and the workers of the service, and your scopes')
    .addHelpText('after', describeExamples('sweepq info', 'sweepq info --json | jq .caller.scopes'))
    .action(async () => {
      const client = cli.client();
      const info = await client.readInfo();
      const workers = await collect(client.listWorkers());
      await present(cli, {
        data: { ...info, workers },
        show: () => cli.print(renderInfo(info, workers, cli.style())),
      });
    });
};

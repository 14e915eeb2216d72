import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import { collectCut, describeCut } from '../show/cut.ts';
import { arrangeDeliveries } from '../show/deliveries.ts';
import { describeExamples } from '../show/examples.ts';

export const addDeliveries: AddCommand = (program, cli) => {
  program
    .command('deliveries')
    .description('list the messages to the webhooks of a sweep, newest first')
    .argument('<sweep>', aSweep)
    .option('--limit <count>', 'maximum number of messages', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples('sweepq deliveries $id', "sweepq deliveries $id --json | jq '.[].attempts'"),
    )
    .action(async (sweep: string, { limit }: { limit: number }) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const list = (most: number) => client.listDeliveries(id, { most });
      if (cli.isJson()) return cli.printJson(await collect(list(limit)));
      const cut = await collectCut(list, limit);
      if (cut.items.length === 0) return cli.say('No messages were sent.');
      cli.printTable(arrangeDeliveries(cut.items, cli.style()), describeCut(cut, 'message'));
    });
};

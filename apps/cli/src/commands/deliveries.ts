import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import { collectCut, describeCut } from '../show/cut.ts';
import { arrangeDeliveries } from '../show/deliveries.ts';
import { describeExamples } from '../show/examples.ts';

type Options = { limit: number; filter?: string; sort?: string };

export const addDeliveries: AddCommand = (program, cli) => {
  program
    .command('deliveries')
    .description('list the messages to the webhooks of a sweep, newest first')
    .argument('<sweep>', aSweep)
    .option('--filter <filter>', 'only messages that match, such as "status = failed"')
    .option('--sort <fields>', 'createdAt, deliveredAt; - before a field for descending order')
    .option('--limit <count>', 'maximum number of messages', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq deliveries $id',
        'sweepq deliveries $id --filter "status = failed"',
        "sweepq deliveries $id --json | jq '.[].attempts'",
      ),
    )
    .action(async (sweep: string, { limit, ...selection }: Options) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const list = (most: number) => client.listDeliveries(id, { ...selection, most });
      if (cli.isJson()) return cli.printJson(await collect(list(limit)));
      const cut = await collectCut(list, limit);
      if (cut.items.length === 0)
        return cli.say(selection.filter ? 'No messages match.' : 'No messages were sent.');
      cli.printTable(arrangeDeliveries(cut.items, cli.style()), describeCut(cut, 'message'));
    });
};

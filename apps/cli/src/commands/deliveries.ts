import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { arrangeDeliveries } from '../show/deliveries.ts';
import { describeExamples } from '../show/examples.ts';

type Options = { limit: number; filter?: string; sort?: string };

export const addDeliveries: AddCommand = (parent, cli) => {
  offer(parent.command('deliveries'), listFormats)
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
      await presentList(cli, {
        list: (most) => client.listDeliveries(id, { ...selection, most }),
        ...{ limit, noun: 'message' },
        none: selection.filter ? 'No messages match.' : 'No messages were sent.',
        nameOf: (delivery) => delivery.id,
        arrange: (deliveries) => arrangeDeliveries(deliveries, cli.style()),
      });
    });
};

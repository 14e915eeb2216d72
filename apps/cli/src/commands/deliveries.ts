import { collect } from '@sweepq/client';
import { countOf } from '../input/numbers.ts';
import type { AddCommand } from '../program.ts';
import { renderDeliveries } from '../show/deliveries.ts';
import { describeExamples } from '../show/examples.ts';

export const addDeliveries: AddCommand = (program, cli) => {
  program
    .command('deliveries')
    .description('list what a sweep’s webhooks were sent, the newest first')
    .argument('<sweep>', 'its id')
    .option('--limit <count>', 'no more than these', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples('sweepq deliveries $id', "sweepq deliveries $id --json | jq '.[].attempts'"),
    )
    .action(async (id: string, { limit }: { limit: number }) => {
      const deliveries = await collect(cli.client().listDeliveries(id, { most: limit }));
      if (cli.isJson()) cli.printJson(deliveries);
      else if (deliveries.length === 0) cli.say('Nothing was sent.');
      else cli.printTable(renderDeliveries(deliveries, cli.style()));
    });
};

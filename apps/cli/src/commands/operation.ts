import type { Operation } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { countOf } from '../input/numbers.ts';
import { listFormats, offer, thingFormats } from '../output/formats.ts';
import { present, presentList } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { arrangeOperations, renderOperation } from '../show/operations.ts';
import { readAuditedMetric } from './read-audited-metric.ts';
import { waitForOperations } from './wait-for-operations.ts';

type ListOptions = { limit: number; filter?: string; sort?: string };

const anOperation = 'id of an operation';

export const addOperationList: AddCommand = (parent, cli) => {
  offer(parent.command('ls'), listFormats)
    .description('list operations, newest first')
    .option('--filter <filter>', 'only operations that match, such as "status = running"')
    .option(
      '--sort <fields>',
      'createdAt, startedAt, finishedAt; - before a field for descending order',
    )
    .option('--limit <count>', 'maximum number of operations', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples('sweepq operation ls', 'sweepq operation ls --filter "status = running"'),
    )
    .action(async ({ limit, ...selection }: ListOptions) => {
      const client = cli.client();
      await presentList(cli, {
        list: (most) => client.listOperations({ ...selection, most }),
        ...{ limit, noun: 'operation' },
        none: selection.filter ? 'No operations match.' : 'There are no operations.',
        nameOf: ({ id }) => id,
        arrange: (operations) => arrangeOperations(operations, cli.style()),
      });
    });
};

export const addOperationShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show the status, the progress and the result of an operation')
    .argument('<operation>', anOperation)
    .addHelpText('after', describeExamples('sweepq operation show $operation'))
    .action(async (id: string) => printOperation(cli, await cli.client().readOperation(id)));
};

export const addOperationCancel: AddCommand = (parent, cli) => {
  offer(parent.command('cancel'), thingFormats)
    .description('cancel an operation that has not ended; a deletion only until a worker begins')
    .argument('<operation>', anOperation)
    .addHelpText('after', describeExamples('sweepq operation cancel $operation'))
    .action(async (id: string) => printOperation(cli, await cli.client().cancelOperation(id)));
};

export const addOperationWait: AddCommand = (parent, cli) => {
  offer(parent.command('wait'), thingFormats)
    .description('wait until an operation has ended; exit with 1 if it is not completed')
    .argument('<operation>', anOperation)
    .addHelpText('after', describeExamples('sweepq operation wait $operation'))
    .action(async (id: string) => {
      const [ended] = await waitForOperations(cli, cli.client(), [id]);
      if (ended !== undefined) await printOperation(cli, ended);
    });
};

/** Prints an operation in the format of `--output`. */
export async function printOperation(cli: Cli, operation: Operation): Promise<void> {
  await present(cli, {
    ...{ data: operation, names: [operation.id] },
    show: async () => {
      const metric = await readAuditedMetric(cli.client(), operation);
      cli.print(renderOperation(operation, metric, cli.style()));
    },
  });
}

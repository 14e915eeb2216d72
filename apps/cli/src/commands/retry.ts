import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { tellSweep } from './steer.ts';
import { watchToEnd } from './watch.ts';

export const addRetry: AddCommand = (program, cli) => {
  program
    .command('retry')
    .description('train failed trials of a sweep again')
    .argument('<sweep>', 'its id')
    .option('--cause <code>', 'only those with this failure code, such as crashed')
    .option('--watch', 'watch it to its end')
    .addHelpText(
      'after',
      describeExamples('sweepq retry $id', 'sweepq retry $id --cause crashed --watch'),
    )
    .action(async (id: string, { cause, watch }: { cause?: string; watch?: true }) => {
      const client = cli.client();
      const sweep = await client.retry(id, { status: 'failed', ...(cause && { cause }) });
      if (watch) await watchToEnd(cli, client, sweep);
      else tellSweep(cli, sweep);
    });
};

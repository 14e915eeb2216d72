import type { AddCommand } from '../add-command.ts';
import { type Every, everyOption } from '../input/every.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { describeExamples } from '../show/examples.ts';
import { printStatus } from './print-status.ts';
import { watchToEnd } from './watch.ts';

export const addRetry: AddCommand = (program, cli) => {
  program
    .command('retry')
    .description('train the failed trials of a sweep again')
    .argument('<sweep>', aSweep)
    .option('--cause <code>', 'only trials with this failure code, such as crashed')
    .option('--watch', 'watch the sweep until it ends')
    .addOption(everyOption().implies({ watch: true }))
    .addHelpText(
      'after',
      describeExamples('sweepq retry $id', 'sweepq retry $id --cause crashed --watch'),
    )
    .action(
      async (asked: string, { cause, watch, every }: Every & { cause?: string; watch?: true }) => {
        const client = cli.client();
        const id = await findSweep(client, asked);
        const sweep = await client.retry(id, { status: 'failed', ...(cause && { cause }) });
        if (watch) await watchToEnd(cli, client, { sweep, every });
        else printStatus(cli, sweep);
      },
    );
};

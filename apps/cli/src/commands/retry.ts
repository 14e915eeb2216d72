import type { AddCommand } from '../add-command.ts';
import { type Every, everyOption } from '../input/every.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { offerWatch } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';
import { printDryRun } from './print-dry-run.ts';
import { printStatus } from './print-status.ts';
import { watchToEnd } from './watch.ts';

type Options = Every & { cause?: string; dryRun?: true; watch?: true };

export const addRetry: AddCommand = (parent, cli) => {
  offerWatch(parent.command('retry'))
    .description('train the failed trials of a sweep again')
    .argument('<sweep>', aSweep)
    .option('--cause <code>', 'only trials with this failure code, such as crashed')
    .option('--dry-run', 'print what a retry would train, and change nothing')
    .option('--watch', 'watch the sweep until it ends')
    .addOption(everyOption().implies({ watch: true }))
    .addHelpText(
      'after',
      describeExamples('sweepq retry $id', 'sweepq retry $id --cause crashed --watch'),
    )
    .action(async (asked: string, { cause, dryRun, watch, every }: Options) => {
      const client = cli.client();
      const id = await findSweep(client, asked);
      const body = cause === undefined ? {} : { cause };
      if (dryRun) return printDryRun(cli, await client.dryRunRetry(id, body));
      const sweep = await client.retry(id, body);
      if (watch) await watchToEnd(cli, client, { sweep, every });
      else await printStatus(cli, sweep);
    });
};

import type { Audit } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { wholeOf } from '../input/numbers.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { renderAudit } from '../show/audit.ts';
import { describeExamples } from '../show/examples.ts';
import { printOperation } from './operation.ts';
import { readAuditedMetric } from './read-audited-metric.ts';
import { waitForOperations } from './wait-for-operations.ts';

type Options = { sample?: number; seed?: number; wait: boolean };

export const addAudit: AddCommand = (parent, cli) => {
  offer(parent.command('audit'), thingFormats)
    .description('train pruned trials to the end, and show how often the rule was wrong')
    .argument('<sweep>', aSweep)
    .option('--sample <count>', 'number of pruned trials (default: 20)', wholeOf('--sample'))
    .option('--seed <seed>', 'another seed draws other trials (default: 0)', wholeOf('--seed'))
    .option('--no-wait', 'print the operation instead of waiting until it has ended')
    .addHelpText(
      'after',
      describeExamples('sweepq audit $id', 'sweepq audit $id --sample 50 --no-wait'),
    )
    .action(async (asked: string, { wait, ...body }: Options) => {
      const client = cli.client();
      const begun = await client.audit(await findSweep(client, asked), body);
      if (!wait) return printOperation(cli, begun);
      const [ended = begun] = await waitForOperations(cli, client, [begun.id]);
      // Null for an operation that failed or was cancelled.
      const result = ended.result as Audit | null;
      if (result === null) return printOperation(cli, ended);
      await present(cli, {
        ...{ data: ended, names: [ended.id] },
        show: async () => {
          const metric = await readAuditedMetric(client, ended);
          cli.print(renderAudit(result, metric, cli.style()));
        },
      });
    });
};

import type { Verification } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { wholeOf } from '../input/numbers.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { renderVerification } from '../show/verification.ts';
import { printOperation } from './operation.ts';
import { waitForOperations } from './wait-for-operations.ts';

type Options = { sample?: number; seed?: number; wait: boolean };

export const addVerify: AddCommand = (parent, cli) => {
  offer(parent.command('verify'), thingFormats)
    .description('compute results of an ended sweep again; exit with 1 if a bit differs')
    .argument('<sweep>', aSweep)
    .option('--sample <count>', 'number of trials to train again (default: 5)', wholeOf('--sample'))
    .option('--seed <seed>', 'another seed draws other trials (default: 0)', wholeOf('--seed'))
    .option('--no-wait', 'print the operation instead of waiting until it has ended')
    .addHelpText(
      'after',
      describeExamples('sweepq verify $id', 'sweepq verify $id --sample 20 --no-wait'),
    )
    .action(async (asked: string, { wait, ...body }: Options) => {
      const client = cli.client();
      const begun = await client.verify(await findSweep(client, asked), body);
      if (!wait) return printOperation(cli, begun);
      const [ended = begun] = await waitForOperations(cli, client, [begun.id]);
      // Null for an operation that failed or was cancelled.
      const result = ended.result as Verification | null;
      if (result === null) return printOperation(cli, ended);
      if (!result.agrees) cli.exitWith('failed');
      await present(cli, {
        ...{ data: ended, names: [ended.id] },
        show: () => cli.print(renderVerification(result, cli.style())),
      });
    });
};

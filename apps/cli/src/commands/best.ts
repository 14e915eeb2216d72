import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { describeExamples } from '../show/examples.ts';
import { renderTrial } from '../show/trial.ts';

export const addBest: AddCommand = (program, cli) => {
  program
    .command('best')
    .description('show the best trial of a sweep, by the objective of the sweep')
    .argument('<sweep>', aSweep)
    .addHelpText(
      'after',
      describeExamples('sweepq best $id', 'sweepq best $id --json | jq .params'),
    )
    .action(async (sweep: string) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const [best] = await collect(
        client.listTrials(id, { most: 1, filter: 'status = completed' }),
      );
      if (best === undefined) {
        cli.say(`The sweep ${id} has no completed trial.`);
        cli.exitWith('missing');
        return;
      }
      if (cli.isJson()) return cli.printJson(best);
      cli.print(renderTrial(best, cli.style()));
    });
};

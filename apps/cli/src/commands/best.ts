import { collect } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { renderTrial } from '../show/trial.ts';

export const addBest: AddCommand = (parent, cli) => {
  offer(parent.command('best'), thingFormats)
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
      await present(cli, {
        data: best,
        names: [best.id],
        show: () => cli.print(renderTrial(best, cli.style())),
      });
    });
};

import { collect } from '@sweepq/client';
import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { renderFields } from '../show/fields.ts';
import { showMetric, wordsOf } from '../show/values.ts';
import { paramNames } from '../show/varied.ts';

export const addBest: AddCommand = (program, cli) => {
  program
    .command('best')
    .description('show a sweep’s best trial, by its objective')
    .argument('<sweep>', 'its id')
    .addHelpText(
      'after',
      describeExamples('sweepq best $id', 'sweepq best $id --json | jq .params'),
    )
    .action(async (id: string) => {
      const [best] = await collect(cli.client().listTrials(id, { most: 1, status: 'completed' }));
      if (best === undefined) {
        cli.say(`No trial of ${id} is completed.`);
        cli.exitWith('missing');
        return;
      }
      if (cli.isJson()) return cli.printJson(best);
      const params = paramNames.map((name) => [wordsOf(name), `${best.params[name]}`]);
      const metrics = Object.entries(best.metrics ?? {}).map(([name, value]) => [
        wordsOf(name),
        showMetric(name, value),
      ]);
      const fields = { trial: best.id, ...Object.fromEntries([...metrics, ...params]) };
      cli.print(renderFields(fields, cli.style()));
    });
};

import type { AddCommand } from '../add-command.ts';
import { type MetricPath, metricPaths } from '../api-words.ts';
import { addChoice } from '../input/choices.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { offer, reportFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';

export const addImportance: AddCommand = (parent, cli) => {
  const command = offer(parent.command('importance'), reportFormats)
    .description('show how strongly each hyperparameter influences a metric')
    .argument('<sweep>', aSweep);
  addChoice(command, '--metric <metric>', 'default: the metric of the objective', metricPaths)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq importance $id',
        'sweepq importance $id --metric metrics.train.cost',
      ),
    )
    .action(async (sweep: string, { metric }: { metric?: MetricPath }) => {
      const client = cli.client();
      const id = await findSweep(client, sweep);
      const importance = await client.readImportance(id, metric && { metric });
      await present(cli, {
        data: importance,
        show: async () => {
          const { renderImportance } = await import('../show/importance.ts');
          cli.print(renderImportance(importance, cli.style()));
        },
      });
    });
};

import { addChoice, metricNames } from '../input/choices.ts';
import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';
import { renderImportance } from '../show/importance.ts';

export const addImportance: AddCommand = (program, cli) => {
  const command = program
    .command('importance')
    .description('show how much each hyperparameter says about a metric')
    .argument('<sweep>', 'its id');
  addChoice(command, '--metric <metric>', 'by itself the objective’s', metricNames)
    .addHelpText(
      'after',
      describeExamples('sweepq importance $id', 'sweepq importance $id --metric trainCost'),
    )
    .action(async (id: string, { metric }: { metric?: (typeof metricNames)[number] }) => {
      const importance = await cli.client().readImportance(id, metric && { metric });
      if (cli.isJson()) cli.printJson(importance);
      else cli.print(renderImportance(importance, cli.style()));
    });
};

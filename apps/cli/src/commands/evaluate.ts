import type { AddCommand } from '../add-command.ts';
import { addChoice } from '../input/choices.ts';
import { aTrialOrSweep, findModelTrial } from '../input/find-trial.ts';
import { wholeOf } from '../input/numbers.ts';
import { offer, reportFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';

const splits = ['train', 'validation', 'test'] as const;

type Options = { split?: (typeof splits)[number]; worst: number };

export const addEvaluate: AddCommand = (parent, cli) => {
  const command = offer(parent.command('evaluate'), reportFormats)
    .description(
      'show the confusion matrix of a trial, the metrics of each class, and the worst images',
    )
    .argument('<trial>', aTrialOrSweep);
  addChoice(command, '--split <split>', 'part of the data; default: test', splits)
    .option('--worst <count>', 'number of the worst images', wholeOf('--worst'), 10)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq evaluate $id-t3',
        'sweepq evaluate $id --split train --worst 0',
        "sweepq evaluate $id --json | jq '.roc[0].points'",
      ),
    )
    .action(async (asked: string, query: Options) => {
      const client = cli.client();
      const evaluation = await client.readEvaluation(await findModelTrial(client, asked), query);
      await present(cli, {
        data: evaluation,
        show: async () => {
          const { renderEvaluation } = await import('../show/evaluation.ts');
          cli.print(renderEvaluation(evaluation, cli.style()));
        },
      });
    });
};

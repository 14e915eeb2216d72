import type { SweepRequest } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { priorities } from '../api-words.ts';
import { addChoice } from '../input/choices.ts';
import { createRequest } from '../input/create-request.ts';
import { everyOption } from '../input/every.ts';
import { addSearchOptions, addSpaceOptions, type Fields } from '../input/space-options.ts';
import { addSweepOptions } from '../input/sweep-options.ts';
import { offerWatch } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeWarnings } from '../show/dataset.ts';
import { describeExamples } from '../show/examples.ts';
import { plural } from '../show/values.ts';
import { printDryRun } from './print-dry-run.ts';
import { watchToEnd } from './watch.ts';

type Options = Fields & {
  file?: string;
  dryRun?: true;
  every?: number;
  watch?: true;
  idempotencyKey?: string;
};

/** Adds `submit`. Without `--watch` and `--output`, stdout has only the id of the sweep, for `id=$(sweepq submit …)`. */
export const addSubmit: AddCommand = (parent, cli) => {
  const command = offerWatch(parent.command('submit'))
    .description('submit a sweep, from options, a file, or both')
    .option(
      '-f, --file <file>',
      'request body as YAML or JSON, also with a list of spaces; - reads stdin; options override its fields',
    )
    .option('--dataset <name>', 'name of the dataset, or one of its versions, such as cats@1')
    .option('--watch', 'watch the sweep until it ends')
    .addOption(everyOption().implies({ watch: true }))
    .option('--dry-run', 'print what the sweep would train, and submit nothing')
    .option('--idempotency-key <key>', 'requests with the same key submit one sweep');
  addSpaceOptions(command);
  addSearchOptions(command);
  addSweepOptions(command);
  addChoice(
    command,
    '--priority <priority>',
    'sweeps with a higher priority are trained first',
    priorities,
  );
  command
    .addHelpText(
      'after',
      describeExamples(
        'sweepq submit --dataset catvnoncat --learning-rate 0.001,0.005 --iterations 500,2000 --folds 5',
        'sweepq submit --dataset catvnoncat --learning-rate 0.001,0.005 --iterations 500,2000',
        'sweepq submit -f sweep.yaml --name again --watch',
        'sweepq submit --dataset catvnoncat --learning-rate 1e-4..0.1:log --iterations 2000 \\',
        '    --strategy sobol --trials 60 --validation 0.2 --dry-run',
        'sweepq submit --dataset catvnoncat --learning-rate 1e-4..0.1:log --iterations 2000 \\',
        '    --strategy tpe --trials 60 --prune halving',
      ),
    )
    .action(async (options: Options) => {
      const { file, dryRun, watch, every, idempotencyKey } = options;
      const { readBody } = await import('../input/read-body.ts');
      const given = file === undefined ? {} : await readBody(file, cli.stdin);
      // The API validates the request, and its error names each invalid field.
      const request = createRequest(given, options) as SweepRequest;
      const client = cli.client();
      if (dryRun) return printDryRun(cli, await client.dryRun(request));
      const sweep = await client.submit(request, { idempotencyKey });
      for (const line of describeWarnings(sweep.warnings)) cli.say(line);
      if (watch) {
        cli.say(`Submitted ${sweep.id}: ${plural(sweep.plannedTrials, 'trial')}.`);
        await watchToEnd(cli, client, { sweep, every });
        return;
      }
      await present(cli, {
        data: sweep,
        names: [sweep.id],
        show: () => {
          cli.say(`Submitted: ${plural(sweep.plannedTrials, 'trial')}. To watch it:`);
          cli.say(`  ${cli.hint('watch', sweep.id)}`);
          cli.print(sweep.id);
        },
      });
    });
};

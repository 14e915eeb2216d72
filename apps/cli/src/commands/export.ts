import type { Client } from '@sweepq/client';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { listCurves } from '../costs/list-curves.ts';
import { findCurveTrial } from '../costs/read-costs.ts';
import { type Format, formats, writeCurvesCsv, writeJson, writeLines } from '../export/formats.ts';
import { addChoice } from '../input/choices.ts';
import { aSweep, findTarget, type Target } from '../input/find-sweep.ts';
import { countOf } from '../input/numbers.ts';
import { addSelectionOptions, readSelection, type Selection } from '../input/selection.ts';
import { MissingError, refuse, UsageError } from '../input/usage-error.ts';
import { describeExamples } from '../show/examples.ts';

type Options = Selection & {
  format?: Format;
  output?: string;
  curves?: true;
  model?: true;
  every?: number;
  points?: number;
};

const mostPoints = 1000;

export const addExport: AddCommand = (program, cli) => {
  const command = program
    .command('export')
    .description(
      'write the trials or the cost curves of a sweep, or the model of a trial, to a file or to stdout',
    )
    .argument('<sweep>', `${aSweep}; with --model or --curves also a trial, such as $id-t3`)
    .option('-o, --output <file>', 'output file; default: stdout')
    .option('--curves', 'write cost curves instead of trials')
    .option('--model', 'write the model of the trial as JSON; for a sweep, of its best trial')
    .option(
      '--points <count>',
      `maximum number of points per curve; default: ${mostPoints}`,
      countOf('--points'),
    )
    .addOption(
      new Option('--every <count>', 'write cost curves with one cost every <count> iterations')
        .argParser(countOf('--every'))
        .conflicts('points')
        .implies({ curves: true }),
    );
  addChoice(command, '--format <format>', 'default: csv; with --json or --model: json', formats);
  addSelectionOptions(command)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq export $id > trials.csv',
        'sweepq export $id --format ndjson --filter "status = completed" | jq .params',
        'sweepq export $id --curves --points 200 --format json --output curves.json',
        'sweepq export $id --every 100 > costs.csv',
        'sweepq export $id-t3 --model --output model.json',
      ),
    )
    .action(async (asked: string, options: Options) => {
      const { writeOut } = await import('../export/write-out.ts');
      const format = options.format ?? (cli.isJson() || options.model ? 'json' : 'csv');
      const { output } = options;
      if (options.model) assertModelAlone(options);
      const client = cli.client();
      const target = await findTarget(client, asked);
      const pieces = options.model
        ? writeLines([await client.readModel(await findTrial(client, target))])
        : await write(client, target, { ...options, format });
      // From here on, Ctrl-C removes the partial output file.
      const { signal } = cli.createStop();
      try {
        await writeOut(pieces, { output, stdout: cli.stdout, signal });
      } catch (error) {
        if (!signal.aborted) throw error;
        cli.exitNow('interrupted');
      }
      if (output !== undefined) cli.say(`Wrote ${output}`);
    });
};

/** Returns the pieces of the output. Requests that may fail are sent before the first piece, so that an error leaves no partial output. */
async function write(
  client: Client,
  target: Target,
  { format, curves, points = mostPoints, every, ...selection }: Options & { format: Format },
): Promise<AsyncIterable<string | Uint8Array>> {
  const { sweep: id } = target;
  const asked = readSelection(selection);
  const trial = await findCurveTrial(client, target);
  if (trial !== undefined && !curves) {
    throw new UsageError(`Expected \`--curves\` or \`--model\` with the trial \`${trial}\`.`);
  }
  if (format === 'csv' && !curves) return client.streamTrialsCsv(id, asked);
  const sweep = await client.readSweep(id);
  if (!curves) {
    const trials = client.listTrials(id, asked);
    return format === 'json' ? writeJson(sweep, 'trials', trials) : writeLines(trials);
  }
  const listed = listCurves(client, { sweep: id, trial, asked, points, every });
  if (format === 'csv') return writeCurvesCsv(listed);
  return format === 'json' ? writeJson(sweep, 'curves', listed) : writeLines(listed);
}

/** Returns the id of a trial: the named trial, the trial with the most iterations of a run, or the best trial of a sweep. */
async function findTrial(client: Client, target: Target): Promise<string> {
  const named = await findCurveTrial(client, target);
  const best = named ?? (await client.readSweep(target.sweep)).best?.id;
  if (best === undefined)
    throw new MissingError(`The sweep ${target.sweep} has no completed trial.`);
  return best;
}

function assertModelAlone({ format, curves, every, filter, sort }: Options) {
  const others = {
    '--every': every,
    '--curves': curves,
    '--filter': filter,
    '--sort': sort,
  };
  const [other] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
  if (other !== undefined) {
    throw new UsageError(`Expected one of \`--model\` and \`${other}\`, got both.`);
  }
  if (format === 'csv') throw refuse('`--format` of `--model`', 'json or ndjson', format);
}

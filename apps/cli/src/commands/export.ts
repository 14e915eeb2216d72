import type { Client } from '@sweepq/client';
import { type Format, formats, writeCurvesCsv, writeJson, writeLines } from '../export/formats.ts';
import { addChoice } from '../input/choices.ts';
import { countOf } from '../input/numbers.ts';
import { addSelectionOptions, readSelection, type Selection } from '../input/selection.ts';
import { refuse, UsageError } from '../input/usage-error.ts';
import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';

type Options = Selection & {
  format?: Format;
  output?: string;
  curves?: true;
  weights?: true;
  points: number;
};

const mostPoints = 1000;

export const addExport: AddCommand = (program, cli) => {
  const command = program
    .command('export')
    .description(
      'write all trials of a sweep, their cost curves, or the weights of a trial, to a file or stdout',
    )
    .argument('<sweep>', 'its id; with `--weights` also that of a trial')
    .option('-o, --output <file>', 'where to; else stdout')
    .option('--curves', 'the cost curves instead')
    .option('--weights', 'the weights of a trial as JSON; of a sweep, those of its best trial')
    .option('--points <count>', 'of each curve, at most', countOf('--points'), mostPoints);
  addChoice(command, '--format <format>', 'csv by itself; `--json` is json', formats);
  addSelectionOptions(command)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq export $id > trials.csv',
        'sweepq export $id --format ndjson --status completed | jq .params',
        'sweepq export $id --curves --points 200 --format json --output curves.json',
        'sweepq export $id-t3 --weights --output weights.json',
      ),
    )
    .action(async (id: string, options: Options) => {
      const { writeOut } = await import('../export/write-out.ts');
      const format = options.format ?? (cli.isJson() || options.weights ? 'json' : 'csv');
      const { output } = options;
      if (options.weights) assertWeightsAlone(options);
      const client = cli.client();
      const exported = options.weights ? await findTrial(client, id) : id;
      if (exported === undefined) {
        cli.say(`No trial of ${id} is completed.`);
        cli.exitWith('missing');
        return;
      }
      const pieces = await write(client, exported, { ...options, format });
      // From here on a Ctrl-C leaves nothing behind.
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

/** What is wrong with the request is thrown here, before anything has been written. */
async function write(
  client: Client,
  id: string,
  { format, curves, weights, points, ...selection }: Options & { format: Format },
): Promise<AsyncIterable<string | Uint8Array>> {
  if (weights) return writeLines([await client.readWeights(id)]);
  const asked = readSelection(selection);
  if (format === 'csv' && !curves) return client.streamTrialsCsv(id, asked);
  const sweep = await client.readSweep(id);
  if (!curves) {
    const trials = client.listTrials(id, asked);
    return format === 'json' ? writeJson(sweep, 'trials', trials) : writeLines(trials);
  }
  const listed = client.listCostCurves(id, { ...asked, points });
  if (format === 'csv') return writeCurvesCsv(listed);
  return format === 'json' ? writeJson(sweep, 'curves', listed) : writeLines(listed);
}

/** A trial as it is named, or the best one of a sweep; undefined for a sweep without a completed trial. */
async function findTrial(client: Client, id: string): Promise<string | undefined> {
  if (/-t\d+$/.test(id)) return id;
  return (await client.readSweep(id)).best?.id;
}

function assertWeightsAlone({ format, curves, status, sort, order }: Options) {
  const others = { '--curves': curves, '--status': status, '--sort': sort, '--order': order };
  const [other] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
  if (other !== undefined) {
    throw new UsageError(`Expected one of \`--weights\` and \`${other}\`, got both.`);
  }
  if (format === 'csv') throw refuse('`--format` of `--weights`', 'json or ndjson', format);
}

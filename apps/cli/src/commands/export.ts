import type { Client } from '@sweepq/client';
import { type Format, formats, writeCurvesCsv, writeJson, writeLines } from '../export/formats.ts';
import { addChoice } from '../input/choices.ts';
import { countOf } from '../input/numbers.ts';
import { addSelectionOptions, readSelection, type Selection } from '../input/selection.ts';
import type { AddCommand } from '../program.ts';
import { describeExamples } from '../show/examples.ts';

type Options = Selection & { format?: Format; output?: string; curves?: true; points: number };

const mostPoints = 1000;

export const addExport: AddCommand = (program, cli) => {
  const command = program
    .command('export')
    .description('write all trials of a sweep, or their cost curves, to a file or stdout')
    .argument('<sweep>', 'its id')
    .option('-o, --output <file>', 'where to; else stdout')
    .option('--curves', 'the cost curves instead')
    .option('--points <count>', 'of each curve, at most', countOf('--points'), mostPoints);
  addChoice(command, '--format <format>', 'csv by itself; `--json` is json', formats);
  addSelectionOptions(command)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq export $id > trials.csv',
        'sweepq export $id --format ndjson --status completed | jq .params',
        'sweepq export $id --curves --points 200 --format json --output curves.json',
      ),
    )
    .action(async (id: string, options: Options) => {
      const { writeOut } = await import('../export/write-out.ts');
      const format = options.format ?? (cli.isJson() ? 'json' : 'csv');
      const { output } = options;
      const pieces = await write(cli.client(), id, { ...options, format });
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
  { format, curves, points, ...selection }: Options & { format: Format },
): Promise<AsyncIterable<string | Uint8Array>> {
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

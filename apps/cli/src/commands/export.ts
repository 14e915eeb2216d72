import type { Client } from '@sweepq/client';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { listCurves } from '../costs/list-curves.ts';
import { findCurveTrial } from '../costs/read-costs.ts';
import { writeCurvesCsv, writeJson, writeLines } from '../export/write-formats.ts';
import { addOut, type Out, writeResult } from '../export/write-result.ts';
import { aSweep, findTarget, type Target } from '../input/find-sweep.ts';
import { countOf, wholeOf } from '../input/numbers.ts';
import { addSelectionOptions, readSelection, type Selection } from '../input/selection.ts';
import { UsageError } from '../input/usage-error.ts';
import { type Format, offer } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';

type Options = Selection & { curves?: true; every?: number; points?: number; fold?: number };

const mostPoints = 1000;

export const addExport: AddCommand = (parent, cli) => {
  const command = offer(parent.command('export'), ['csv', 'json', 'ndjson', 'parquet'])
    .description('write the trials or the cost curves of a sweep, to a file or to stdout')
    .argument('<sweep>', `${aSweep}; with --curves also a trial, such as $id-t3`)
    .option('--curves', 'write cost curves instead of trials')
    .option(
      '--points <count>',
      `maximum number of points per curve; default: ${mostPoints}; \`-o parquet\` always has all points`,
      countOf('--points'),
    )
    .addOption(
      new Option('--every <count>', 'write cost curves with one cost every <count> iterations')
        .argParser(countOf('--every'))
        .conflicts('points')
        .implies({ curves: true }),
    )
    .addOption(
      new Option(
        '--fold <fold>',
        'write the cost curves of the trainings without this fold, from 0',
      )
        .argParser(wholeOf('--fold'))
        .implies({ curves: true }),
    );
  addSelectionOptions(addOut(command))
    .addHelpText(
      'after',
      describeExamples(
        'sweepq export $id > trials.csv',
        'sweepq export $id -o ndjson --filter "status = completed" | jq .params',
        'sweepq export $id --curves --points 200 -o json --out curves.json',
        'sweepq export $id -o parquet --out trials.parquet',
        'sweepq export $id --curves -o parquet --out curves.parquet',
        'sweepq export $id --every 100 > costs.csv',
        'sweepq export $id --fold 0 > fold.csv',
      ),
    )
    .action(async (asked: string, { out, ...options }: Options & Out) => {
      const client = cli.client();
      const target = await findTarget(client, asked);
      const format = cli.format();
      const isBinary = format === 'parquet';
      const pieces = await write(client, target, { ...options, format });
      await writeResult(cli, pieces, { out, isBinary });
    });
};

/** Returns the pieces of the output. Requests that may fail are sent before the first piece, so that an error leaves no partial output. */
async function write(
  client: Client,
  target: Target,
  { format, curves, points, every, fold, ...selection }: Options & { format: Format },
): Promise<AsyncIterable<string | Uint8Array>> {
  const { sweep: id } = target;
  const asked = readSelection(selection);
  if (format === 'parquet' && [points, every, fold].some((option) => option !== undefined)) {
    throw new UsageError(
      'Expected `-o parquet` without `--points`, `--every` and `--fold`: the file has every point.',
    );
  }
  const trial = await findCurveTrial(client, target);
  if (trial !== undefined && !curves) {
    throw new UsageError(
      `Expected \`--curves\` with the trial \`${trial}\`. \`sweepq model get\` writes its model.`,
    );
  }
  if (format === 'parquet') {
    return curves
      ? client.streamCurvesParquet(id, { ...asked, ...(trial !== undefined && { trials: trial }) })
      : client.streamTrialsParquet(id, asked);
  }
  if (format === 'csv' && !curves) return client.streamTrialsCsv(id, asked);
  const sweep = await client.readSweep(id);
  if (!curves) {
    const trials = client.listTrials(id, asked);
    return format === 'json' ? writeJson(sweep, 'trials', trials) : writeLines(trials);
  }
  const listed = listCurves(client, {
    ...{ sweep: id, trial, asked, every, fold },
    points: points ?? mostPoints,
  });
  if (format === 'csv') return writeCurvesCsv(listed);
  return format === 'json' ? writeJson(sweep, 'curves', listed) : writeLines(listed);
}

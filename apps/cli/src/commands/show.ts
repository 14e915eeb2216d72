import { type Client, collect, type Run } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { printCosts } from '../costs/print-costs.ts';
import { listCosts, longestTrial, readCosts } from '../costs/read-costs.ts';
import { type Every, everyOption } from '../input/every.ts';
import { aSweep, findTarget } from '../input/find-sweep.ts';
import { describeCosts } from '../show/costs.ts';
import { describeExamples } from '../show/examples.ts';
import { renderSweep } from '../show/sweep.ts';
import { renderRun, renderTrial } from '../show/trial.ts';

export const addShow: AddCommand = (program, cli) => {
  program
    .command('show')
    .description('show status and settings of a sweep, a trial or a run')
    .argument('<sweep>', `${aSweep}; append -t3 for trial 3, or -r1 for run 1`)
    .addOption(everyOption())
    .addHelpText(
      'after',
      describeExamples(
        'sweepq show $id',
        'sweepq show latest --json | jq .counts',
        'sweepq show $id-t3 --every 100',
      ),
    )
    .action(async (asked: string, { every }: Every) => {
      const client = cli.client();
      const { sweep, trial, run } = await findTarget(client, asked);
      const how = { cli, client, every };
      if (trial !== undefined) await showTrial(how, trial);
      else if (run !== undefined) await showRun(how, await client.readRun(run));
      else await showSweep(how, sweep);
    });
};

type How = Every & { cli: Cli; client: Client };

async function showSweep({ cli, client, every }: How, id: string): Promise<void> {
  const sweep = await client.readSweep(id);
  if (!cli.isJson()) {
    cli.print(renderSweep(sweep, cli.style()));
    if (every === undefined) return;
    cli.print('');
    await printCosts(cli, client, { sweep, every });
  } else if (every === undefined) {
    cli.printJson(sweep);
  } else {
    const listed = await collect(listCosts(client, { id, every }));
    const costs = listed.flatMap(({ run, costs }) => (costs ? [{ runId: run.id, ...costs }] : []));
    cli.printJson({ ...sweep, costs });
  }
}

async function showTrial(how: How, id: string): Promise<void> {
  const { cli, client } = how;
  const trial = await client.readTrial(id);
  await printWithCosts(how, { shown: trial, text: renderTrial(trial, cli.style()), curveOf: id });
}

async function showRun(how: How, run: Run): Promise<void> {
  const { cli, client, every } = how;
  const curveOf = every === undefined ? '' : await longestTrial(client, run);
  await printWithCosts(how, { shown: run, text: renderRun(run, cli.style()), curveOf });
}

async function printWithCosts(
  { cli, client, every }: How,
  { shown, text, curveOf }: { shown: object; text: string; curveOf: string },
): Promise<void> {
  const read = every === undefined ? undefined : await readCosts(client, { id: curveOf, every });
  if (cli.isJson()) cli.printJson({ ...shown, ...(read && { costs: read.costs }) });
  else cli.print([text, ...(read ? ['', ...describeCosts(read.costs)] : [])].join('\n'));
}

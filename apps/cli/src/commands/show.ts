import { type Client, collect, type Run } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { printCosts } from '../costs/print-costs.ts';
import { listCosts, longestTrial, readCosts } from '../costs/read-costs.ts';
import { type Every, everyOption } from '../input/every.ts';
import { aSweep, findSweep } from '../input/find-sweep.ts';
import { findThing } from '../input/find-thing.ts';
import { aRun, aTrial, findRun, findTrial } from '../input/find-trial.ts';
import { UsageError } from '../input/usage-error.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { readBestFacts } from '../show/best-facts.ts';
import { describeCosts } from '../show/costs.ts';
import { describeExamples } from '../show/examples.ts';
import { renderSweep } from '../show/sweep.ts';
import { renderRun, renderTrial } from '../show/trial.ts';
import { printOperation } from './operation.ts';
import { showDataset } from './show-dataset.ts';

type How = Every & { cli: Cli; client: Client };

/** How each kind of thing is shown. `findThing` knows the kind of an id. */
const shows = {
  sweep: showSweep,
  trial: showTrial,
  run: showRun,
  operation: async ({ cli, client, every }: How, id: string) => {
    if (every !== undefined) throw new UsageError('Expected no `--every` with an operation.');
    await printOperation(cli, await client.readOperation(id));
  },
  dataset: ({ cli, client, every }: How, name: string) => {
    if (every !== undefined) throw new UsageError('Expected no `--every` with a dataset.');
    return showDataset(cli, client, name);
  },
};

export const addShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show a sweep, a trial, a run, an operation or a dataset')
    .argument(
      '<id>',
      `${aSweep}; append -t3 for trial 3, or -r1 for run 1; an operation; or a dataset`,
    )
    .addOption(everyOption())
    .addHelpText(
      'after',
      describeExamples(
        'sweepq show $id',
        'sweepq show latest --json | jq .counts',
        'sweepq show $id-t3 --every 100',
        'sweepq show catvnoncat',
      ),
    )
    .action(async (asked: string, { every }: Every) => {
      const client = cli.client();
      const { kind, id } = await findThing(client, asked);
      await shows[kind]({ cli, client, every }, id);
    });
};

export const addSweepShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show the status and the settings of a sweep')
    .argument('<sweep>', aSweep)
    .addOption(everyOption())
    .addHelpText('after', describeExamples('sweepq sweep show $id', 'sweepq sweep show latest'))
    .action(async (asked: string, { every }: Every) => {
      const client = cli.client();
      await showSweep({ cli, client, every }, await findSweep(client, asked));
    });
};

export const addTrialShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show the status, the metrics and the hyperparameters of a trial')
    .argument('<trial>', aTrial)
    .addOption(everyOption())
    .addHelpText(
      'after',
      describeExamples('sweepq trial show $id-t3', 'sweepq trial show flags-t3 --every 100'),
    )
    .action(async (asked: string, { every }: Every) => {
      const client = cli.client();
      await showTrial({ cli, client, every }, await findTrial(client, asked));
    });
};

export const addRunShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show the progress, the hyperparameters and the trials of a run')
    .argument('<run>', aRun)
    .addOption(everyOption())
    .addHelpText(
      'after',
      describeExamples('sweepq run show $id-r1', 'sweepq run show $id-r1 --every 100'),
    )
    .action(async (asked: string, { every }: Every) => {
      const client = cli.client();
      await showRun({ cli, client, every }, await findRun(client, asked));
    });
};

async function showSweep({ cli, client, every }: How, id: string): Promise<void> {
  const sweep = await client.readSweep(id);
  const isTable = cli.format() === 'table';
  const costs = every === undefined || isTable ? undefined : await costsOf(client, { id, every });
  await present(cli, {
    data: { ...sweep, ...(costs && { costs }) },
    names: [id],
    show: async () => {
      cli.print(renderSweep(sweep, cli.style(), await readBestFacts(client, sweep)));
      if (every === undefined) return;
      cli.print('');
      await printCosts(cli, client, { sweep, every });
    },
  });
}

async function costsOf(client: Client, asked: { id: string; every: number }) {
  const listed = await collect(listCosts(client, asked));
  return listed.flatMap(({ run, costs }) => (costs ? [{ runId: run.id, ...costs }] : []));
}

async function showTrial(how: How, id: string): Promise<void> {
  const { cli, client } = how;
  const trial = await client.readTrial(id);
  await showWithCosts(how, { shown: trial, text: renderTrial(trial, cli.style()), curveOf: id });
}

async function showRun(how: How, id: string): Promise<void> {
  const { cli, client, every } = how;
  const run: Run = await client.readRun(id);
  const curveOf = every === undefined ? '' : await longestTrial(client, run);
  await showWithCosts(how, { shown: run, text: renderRun(run, cli.style()), curveOf });
}

async function showWithCosts(
  { cli, client, every }: How,
  { shown, text, curveOf }: { shown: { id: string }; text: string; curveOf: string },
): Promise<void> {
  const read = every === undefined ? undefined : await readCosts(client, { id: curveOf, every });
  await present(cli, {
    data: { ...shown, ...(read && { costs: read.costs }) },
    names: [shown.id],
    show: () => cli.print([text, ...(read ? ['', ...describeCosts(read.costs)] : [])].join('\n')),
  });
}

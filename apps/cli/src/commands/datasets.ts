import type { Dataset, LeftOutDataset } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { describeDataset, describeWarnings, explainStandIn } from '../show/dataset.ts';
import { describeExamples } from '../show/examples.ts';
import type { Column } from '../show/table.ts';

export const addDatasets: AddCommand = (program, cli) => {
  program
    .command('datasets')
    .description(
      'list the datasets and the folders that cannot be used, or show shapes and class balance of one dataset',
    )
    .argument('[dataset]', 'name of a dataset; default: list all')
    .addHelpText('after', describeExamples('sweepq datasets', 'sweepq datasets catvnoncat'))
    .action(async (name: string | undefined) => {
      const client = cli.client();
      if (name === undefined) {
        const { datasets, leftOut } = await client.surveyDatasets();
        printDatasets(cli, datasets);
        printLeftOut(cli, leftOut);
        return;
      }
      const dataset = await client.readDataset(name);
      if (cli.isJson()) cli.printJson(dataset);
      else for (const line of describeDataset(dataset)) cli.print(line);
    });
};

const columns: readonly Column[] = [
  { title: 'dataset' },
  { title: 'train', align: 'right', dropRank: 1 },
  { title: 'test', align: 'right', dropRank: 2 },
  { title: 'image', dropRank: 3 },
  { title: 'classes', shrinks: true, dropRank: 4 },
];

function printDatasets(cli: Cli, datasets: readonly Dataset[]): void {
  if (cli.isJson()) {
    cli.printJson(datasets);
    return;
  }
  const standIn = explainStandIn(datasets.map(({ name }) => name));
  if (standIn) cli.say(standIn);
  const rows = datasets.map(({ name, trainCount, testCount, imageShape, classes }) => [
    ...[name, String(trainCount), String(testCount), imageShape.join(' × ')],
    classes.map((each) => each.name).join(', '),
  ]);
  cli.printTable({ columns, rows });
  for (const { name, warnings } of datasets) {
    for (const line of describeWarnings(warnings)) cli.say(`${name}: ${line}`);
  }
}

/** Prints the left-out folders to stderr, even with `--json`, because stdout has only the datasets. */
function printLeftOut(cli: Cli, leftOut: readonly LeftOutDataset[]): void {
  for (const { name, code, reason } of leftOut) cli.say(`Left out: ${name} (${code}). ${reason}`);
}

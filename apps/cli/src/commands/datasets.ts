import type { Dataset, LeftOutDataset } from '@sweepq/client';
import { listFirst } from '@sweepq/view';
import { Argument } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { addOut, type Out, writeResult } from '../export/write-result.ts';
import { parseDataset } from '../input/parse-dataset.ts';
import { refuse } from '../input/usage-error.ts';
import { listFormats, offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeWarnings, explainStandIn } from '../show/dataset.ts';
import { describeExamples } from '../show/examples.ts';
import type { Column } from '../show/table.ts';
import { showTime } from '../show/values.ts';
import { showDataset } from './show-dataset.ts';

export const addDatasetList: AddCommand = (parent, cli) => {
  offer(parent.command('ls'), listFormats)
    .description(
      'list the datasets, and on stderr the folders that cannot be used; with a name, its versions',
    )
    .argument('[dataset]', 'name of a dataset')
    .addHelpText('after', describeExamples('sweepq dataset ls', 'sweepq dataset ls -o name'))
    .action(async (name?: string) => {
      if (name !== undefined) return printVersions(cli, name);
      const { datasets, leftOut } = await cli.client().surveyDatasets();
      await present(cli, {
        data: datasets,
        names: datasets.map(({ name }) => name),
        show: () => printDatasets(cli, datasets),
      });
      printLeftOut(cli, leftOut);
    });
};

export const addDatasetShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show the shapes and the class balance of a dataset')
    .argument('<dataset>', 'name of a dataset; append @1 for version 1')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq dataset show catvnoncat',
        'sweepq dataset show catvnoncat@1 --json | jq .digest',
      ),
    )
    .action((name: string) => showDataset(cli, cli.client(), name));
};

export const addDatasetImage: AddCommand = (parent, cli) => {
  addOut(parent.command('image'))
    .description('write one image of a dataset as PNG, to a file or to stdout')
    .argument('<dataset>', 'name of a dataset; append @1 for version 1')
    .addArgument(new Argument('<split>', 'set of images').choices(['train', 'test']))
    .argument('<index>', 'number of the image, from 0', indexOf)
    .addHelpText(
      'after',
      describeExamples('sweepq dataset image catvnoncat train 25 --out cat.png'),
    )
    .action(async (asked: string, split: 'train' | 'test', index: number, { out }: Out) => {
      const { name, version } = parseDataset(asked);
      const image = await cli.client().readImage(name, split, index, { version });
      await writeResult(cli, [image], { out, isBinary: true });
    });
};

function indexOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw refuse('`<index>`', 'a whole number, 0 or above', text);
}

const versionColumns: readonly Column[] = [
  { title: 'version', align: 'right' },
  { title: 'created', dropRank: 2 },
  { title: 'bytes', align: 'right', dropRank: 3 },
  { title: 'digest', shrinks: true, dropRank: 4 },
];

async function printVersions(cli: Cli, name: string): Promise<void> {
  const versions = await cli.client().listDatasetVersions(name);
  await present(cli, {
    ...{ data: versions, names: versions.map(({ version }) => `${name}@${version}`) },
    show: async () => {
      const rows = versions.map(({ version, createdAt, bytes, digest }) => [
        ...[String(version), createdAt === null ? '' : showTime(createdAt)],
        ...[bytes === null ? '' : String(bytes), digest],
      ]);
      await cli.printTable({ columns: versionColumns, rows });
    },
  });
}

const columns: readonly Column[] = [
  { title: 'dataset' },
  { title: 'train', align: 'right', dropRank: 1 },
  { title: 'test', align: 'right', dropRank: 2 },
  { title: 'image', dropRank: 3 },
  { title: 'classes', shrinks: true, dropRank: 4 },
];

async function printDatasets(cli: Cli, datasets: readonly Dataset[]): Promise<void> {
  const standIn = explainStandIn(datasets.map(({ name }) => name));
  if (standIn) cli.say(standIn);
  const rows = datasets.map(({ name, trainCount, testCount, imageShape, classes }) => [
    ...[name, String(trainCount), String(testCount), imageShape.join(' × ')],
    listFirst(classes.map((each) => each.name)),
  ]);
  await cli.printTable({ columns, rows });
  for (const { name, warnings } of datasets) {
    for (const line of describeWarnings(warnings)) cli.say(`${name}: ${line}`);
  }
}

/** Prints the left-out folders to stderr in every format, because stdout has only the datasets. */
function printLeftOut(cli: Cli, leftOut: readonly LeftOutDataset[]): void {
  for (const { name, code, reason } of leftOut) cli.say(`Left out: ${name} (${code}). ${reason}`);
}

import type { Client, Dataset, ImportMapping, ImportReport, Operation } from '@sweepq/client';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { numberOf, wholeOf } from '../input/numbers.ts';
import { refuse, UsageError } from '../input/usage-error.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeDataset, describeImport } from '../show/dataset.ts';
import { describeExamples } from '../show/examples.ts';
import type { LocalUpload } from '../upload/find-upload.ts';
import { nameOptions } from '../upload/name-options.ts';
import { showProgress } from '../upload/show-progress.ts';
import { waitForOperations } from './wait-for-operations.ts';

type Options = {
  name?: string;
  dryRun?: true;
  wait: boolean;
  testShare?: number;
  splitSeed?: number;
} & Omit<ImportMapping, 'split'>;

export const addDatasetAdd: AddCommand = (parent, cli) => {
  offer(parent.command('add'), thingFormats)
    .description('upload a dataset, and wait until it is imported')
    .argument(
      '<path...>',
      'a folder of pictures, a file with both splits, or a train and a test file',
    )
    .option('--name <name>', 'name of the dataset (default: from the path)')
    .option('--x <key>', 'key of the images, if there are several')
    .option('--y <key>', 'key of the labels, if there are several')
    .option('--test-x <key>', 'key of the images of test')
    .option('--test-y <key>', 'key of the labels of test')
    .option('--classes <key>', 'key of the names of the classes')
    .option('--class-names <names>', 'names of the classes by label, separated by commas', listOf)
    .addOption(new Option('--axes <axes>', 'order of the axes of an image').choices(['hwc', 'chw']))
    .option('--shape <sizes>', 'shape of an image, such as 28x28x1, or size of pictures', shapeOf)
    .addOption(
      new Option('--range <range>', 'range of values that are only 0 and 1').choices([
        ...['0-1', '0-255'],
      ]),
    )
    .option('--first-label <number>', 'number of the first class: 0 or 1', firstLabelOf)
    .addOption(
      new Option('--valid <use>', 'what a validation split becomes').choices([
        ...['train', 'test', 'ignore'],
      ]),
    )
    .option(
      '--test-share <share>',
      'share of each class that becomes test, without a test split (default: 0.2)',
      numberOf('--test-share'),
    )
    .option(
      '--split-seed <seed>',
      'seed that draws these images (default: 1)',
      wholeOf('--split-seed'),
    )
    .option('--dry-run', 'only report what would be imported')
    .option('--no-wait', 'print the operation of the import instead of waiting for its end')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq dataset add photos/',
        'sweepq dataset add train.h5 test.h5 --name cats',
        'sweepq dataset add digits.npz --x images --y labels',
      ),
    )
    .action(async (paths: string[], options: Options) => {
      const { findUpload } = await import('../upload/find-upload.ts');
      const local = await findUpload(paths);
      const name = options.name ?? local.name;
      if (name === undefined) throw new UsageError('Expected `--name`: the path has no name.');
      await addDataset(cli, { name, local, options });
    });
};

type Adding = { name: string; local: LocalUpload; options: Options };

async function addDataset(cli: Cli, { name, local, options }: Adding): Promise<void> {
  const client = cli.client();
  const { files } = local;
  const total = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = showProgress(cli, total);
  const upload = { name, files, mapping: mappingOf(options), dryRun: options.dryRun === true };
  const answer = await client.addDataset(upload, { onSent: progress.show }).finally(progress.stop);
  if (answer.operation === undefined) {
    cli.say(`These files are version ${answer.dataset.version} of ${name} already.`);
    return printDataset(cli, answer.dataset);
  }
  const { operation } = answer;
  if (!options.wait) return printOperationId(cli, operation);
  const [ended] = await waitForOperations(cli, client, [operation.id]);
  if (ended !== undefined) await printEnd(cli, client, ended);
}

/** Prints the dataset of an import that has ended, or why there is none. `waitForOperations` has set the exit code. */
async function printEnd(cli: Cli, client: Client, { id, result, ...ended }: Operation) {
  if (result === null) {
    const sentence = ended.error?.detail ?? `The import ${id} is ${ended.status}.`;
    cli.say([sentence, ...nameOptions(sentence)].join(' '));
    return;
  }
  const imported = result as { name: string; version: number | null; created: boolean };
  const { report } = result as { report: ImportReport };
  if (imported.version === null) {
    await present(cli, {
      ...{ data: report, names: [imported.name] },
      show: () => {
        for (const line of describeImport(report)) cli.print(line);
      },
    });
    return;
  }
  const { name, version, created } = imported;
  const said = created
    ? `Added version ${version} of ${name}.`
    : `Version ${version} of ${name} has this content.`;
  cli.say(said);
  await printDataset(cli, await client.readDatasetVersion(name, version));
}

const printDataset = (cli: Cli, dataset: Dataset) =>
  present(cli, {
    ...{ data: dataset, names: [dataset.name] },
    show: () => {
      for (const line of describeDataset(dataset)) cli.print(line);
    },
  });

const printOperationId = (cli: Cli, operation: Operation) =>
  present(cli, {
    ...{ data: operation, names: [operation.id] },
    show: () => cli.print(operation.id),
  });

/** Returns the members of the mapping that the user gave. */
function mappingOf(options: Options): ImportMapping {
  const { x, y, testX, testY, classes, classNames, axes, shape, range, firstLabel, valid } =
    options;
  const { testShare, splitSeed } = options;
  const split = {
    ...(testShare !== undefined && { testShare }),
    ...(splitSeed !== undefined && { seed: splitSeed }),
  };
  const all = { x, y, testX, testY, classes, classNames, axes, shape, range, firstLabel, valid };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(Object.keys(split).length > 0 && { split }) };
}

const listOf = (text: string) => text.split(',').map((name) => name.trim());

function shapeOf(text: string): number[] {
  if (/^[1-9]\d{0,3}(?:[x,][1-9]\d{0,3}){1,2}$/.test(text)) return text.split(/[x,]/).map(Number);
  throw refuse('`--shape`', '2 or 3 whole numbers, such as 28x28x1', text);
}

function firstLabelOf(text: string): 0 | 1 {
  if (text === '0') return 0;
  if (text === '1') return 1;
  throw refuse('`--first-label`', '0 or 1', text);
}

import { type Client, ClientError, type Prediction } from '@sweepq/client';
import { formatShare } from '@sweepq/view';
import type { AddCommand } from '../add-command.ts';
import { addChoice } from '../input/choices.ts';
import { aTrialOrSweep, findModelTrial } from '../input/find-trial.ts';
import { countOf } from '../input/numbers.ts';
import { parseDataset } from '../input/parse-dataset.ts';
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import type { TableParts } from '../show/table.ts';

const splits = ['train', 'validation', 'test'] as const;

type Options = {
  split?: (typeof splits)[number];
  dataset?: string;
  limit: number;
  sort?: string;
  filter?: string;
};

export const addPredictions: AddCommand = (parent, cli) => {
  const command = offer(parent.command('predictions'), listFormats)
    .description('list what a trial predicts for the images of its dataset, the most wrong first')
    .argument('<trial>', aTrialOrSweep);
  addChoice(command, '--split <split>', 'part of the data; default: test', splits)
    .option(
      '--dataset <name>',
      'another dataset, such as cats or cats@2; default: that of the sweep',
    )
    .option(
      '--sort <fields>',
      'error or index; - before a field for descending order; default: -error',
    )
    .option('--filter <filter>', 'only images that match, such as "label = 1 AND predicted = 0"')
    .option('--limit <count>', 'maximum number of images', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq predictions $id-t3',
        'sweepq predictions $id --split train --filter "label = 1 AND predicted = 0"',
        'sweepq predictions $id --dataset cats@2 -o csv',
        "sweepq predictions $id --limit 1000 --json | jq '.[].probabilities'",
      ),
    )
    .action(async (asked: string, { limit, ...query }: Options) => {
      const client = cli.client();
      const id = await findModelTrial(client, asked);
      await presentList(cli, {
        list: (most) => client.listPredictions(id, { ...query, most }),
        ...{ limit, noun: 'image', none: 'No images match.' },
        nameOf: ({ index }) => String(index),
        arrange: async (predictions) =>
          arrangePredictions(predictions, await readClasses(client, id, query.dataset)),
      });
    });
};

/** Reads the names of the classes by their labels. Empty if the sweep or its dataset cannot be read: the labels are printed anyway. */
async function readClasses(
  client: Client,
  trial: string,
  other: string | undefined,
): Promise<readonly string[]> {
  try {
    const of = other === undefined ? await readDatasetOf(client, trial) : parseDataset(other);
    const { classes } = await client.readDataset(of.name, of.version);
    return classes.map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return [];
  }
}

async function readDatasetOf(client: Client, trial: string) {
  const { sweepId } = await client.readTrial(trial);
  return (await client.readSweep(sweepId)).spec.dataset;
}

const arrangePredictions = (
  predictions: readonly Prediction[],
  classes: readonly string[],
): TableParts => ({
  columns: [
    { title: 'image', align: 'right' },
    { title: 'label', align: 'right' },
    { title: 'true class', shrinks: true, dropRank: 3 },
    { title: 'predicted', align: 'right' },
    { title: 'predicted class', shrinks: true, dropRank: 2 },
    { title: 'probability', align: 'right', dropRank: 1 },
    { title: '' },
  ],
  rows: predictions.map(({ index, label, predicted, class: name, probabilities }) => {
    const probability = probabilities[predicted] ?? null;
    return [
      ...[`${index}`, `${label}`, classes[label] ?? '', `${predicted}`],
      ...[name, probability === null ? '' : formatShare(probability)],
      label === predicted ? '' : 'wrong',
    ];
  }),
});

import type { Image } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { addChoice } from '../input/choices.ts';
import { countOf } from '../input/numbers.ts';
import { parseDataset } from '../input/parse-dataset.ts';
import { listFormats, offer } from '../output/formats.ts';
import { presentList } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import type { TableParts } from '../show/table.ts';

type Options = { split?: 'train' | 'test'; limit: number; sort?: string; filter?: string };

export const addDatasetImages: AddCommand = (parent, cli) => {
  const command = offer(parent.command('images'), listFormats)
    .description('list the images of a dataset with their labels')
    .argument('<dataset>', 'name of a dataset; append @1 for version 1');
  addChoice(command, '--split <split>', 'set of images; default: train', ['train', 'test'])
    .option('--sort <fields>', 'index or label; - before a field for descending order')
    .option('--filter <filter>', 'only images that match, such as "label = 1"')
    .option('--limit <count>', 'maximum number of images', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples('sweepq dataset images catvnoncat --split test --filter "label = 1"'),
    )
    .action(async (asked: string, { limit, ...query }: Options) => {
      const client = cli.client();
      const { name, version } = parseDataset(asked);
      const of = { ...query, ...(version !== undefined && { version }) };
      await presentList(cli, {
        list: (most) => client.listImages(name, { ...of, most }),
        ...{ limit, noun: 'image', none: 'No images match.' },
        nameOf: ({ index }) => String(index),
        arrange: arrangeImages,
      });
    });
};

const arrangeImages = (images: readonly Image[]): TableParts => ({
  columns: [
    { title: 'image', align: 'right' },
    { title: 'label', align: 'right' },
    { title: 'class', shrinks: true },
  ],
  rows: images.map(({ index, label, class: name }) => [String(index), String(label), name]),
});

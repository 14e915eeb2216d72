import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PredictedImages } from '@sweepq/client';
import { formatShare } from '@sweepq/view';
import type { Command } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { aTrialOrSweep, findModelTrial } from '../input/find-trial.ts';
import { aModel, requireModelRef } from '../input/parse-model-ref.ts';
import { readPicture } from '../input/read-picture.ts';
import { listFormats, offer } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import type { TableParts } from '../show/table.ts';

/** A prediction with the file that it is for. */
type Predicted = { file: string } & Omit<PredictedImages['predictions'][number], 'picture'>;

/** A request has no more pictures than this, and no more bytes, unless one picture is larger. */
const mostPictures = 16;
const mostBytes = 16 * 1024 * 1024;

/** Adds what both commands have. */
const addPictures = (command: Command): Command =>
  command
    .argument('<picture...>', 'files: JPEG, PNG, WebP, GIF, TIFF or AVIF')
    .option('--pictures <folder>', 'folder for the pictures that were scored, as PNG');

export const addModelPredict: AddCommand = (parent, cli) => {
  const command = offer(parent.command('predict'), listFormats)
    .description('predict your own pictures with a registered model')
    .argument('<model>', aModel);
  addPictures(command)
    .addHelpText('after', describeExamples('sweepq model predict cats@champion photo.jpg'))
    .action(async (asked: string, files: string[], { pictures }: { pictures?: string }) => {
      requireModelRef(asked);
      const client = cli.client();
      await predictFiles(cli, {
        ...{ files, folder: pictures },
        predict: (...sent) => client.predictRegistered(asked, ...sent),
      });
    });
};

export const addPredict: AddCommand = (parent, cli) => {
  const command = offer(parent.command('predict'), listFormats)
    .description('predict your own pictures with the model of a trial')
    .argument('<trial>', aTrialOrSweep);
  addPictures(command)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq predict $id-t3 photo.jpg',
        'sweepq predict $id *.jpg --pictures seen',
        "sweepq predict $id photo.jpg --json | jq '.[0].probabilities'",
      ),
    )
    .action(async (asked: string, files: string[], { pictures }: { pictures?: string }) => {
      const client = cli.client();
      const id = await findModelTrial(client, asked);
      await predictFiles(cli, {
        ...{ files, folder: pictures },
        predict: (...sent) => client.predict(id, ...sent),
      });
    });
};

type Asked = {
  files: readonly string[];
  folder: string | undefined;
  /** Sends one request. */
  predict: (pictures: readonly File[], options: { picture: boolean }) => Promise<PredictedImages>;
};

/** Prints what is predicted for files. */
async function predictFiles(cli: Cli, asked: Asked): Promise<void> {
  const { files, folder } = asked;
  const predicted: Predicted[] = [];
  for await (const each of predictAll(asked)) predicted.push(each);
  await present(cli, {
    data: predicted,
    names: predicted.map((each) => each.class),
    show: () => cli.printTable(arrange(predicted)),
  });
  if (folder !== undefined) sayPictures(cli, folder, files.length);
}

/** Sends the files in several requests, so that any number of them can be given. */
async function* predictAll({ files, folder, predict }: Asked) {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  for await (const group of groupFiles(files)) {
    const pictures = group.map(({ picture }) => picture);
    const { predictions } = await predict(pictures, { picture: folder !== undefined });
    for (const [k, { picture, ...prediction }] of predictions.entries()) {
      const file = group[k]?.file ?? '';
      if (folder !== undefined && picture !== null) await savePicture(folder, file, picture);
      yield { file, ...prediction };
    }
  }
}

type Group = { file: string; picture: File }[];

async function* groupFiles(files: readonly string[]): AsyncGenerator<Group> {
  let group: Group = [];
  let bytes = 0;
  for (const file of files) {
    const picture = await readPicture(file);
    if (group.length === mostPictures || (group.length > 0 && bytes + picture.size > mostBytes)) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push({ file, picture });
    bytes += picture.size;
  }
  yield group;
}

/** Writes `photo.jpg` as `photo.jpg.png`. */
const savePicture = (folder: string, file: string, url: string) =>
  writeFile(join(folder, `${basename(file)}.png`), Buffer.from(url.split(',')[1] ?? '', 'base64'));

const sayPictures = (cli: Cli, folder: string, count: number) =>
  cli.say(`Wrote ${count} ${count === 1 ? 'picture' : 'pictures'} to ${folder}`);

const arrange = (predicted: readonly Predicted[]): TableParts => ({
  columns: [
    { title: 'picture', shrinks: true },
    { title: 'predicted', align: 'right', dropRank: 2 },
    { title: 'class', shrinks: true },
    { title: 'probability', align: 'right', dropRank: 1 },
  ],
  rows: predicted.map(({ file, predicted: label, class: name, probabilities }) => {
    const probability = probabilities[label] ?? null;
    return [file, `${label}`, name, probability === null ? '' : formatShare(probability)];
  }),
});

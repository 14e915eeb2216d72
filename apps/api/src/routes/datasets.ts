import { promisify } from 'node:util';
import { sha256 } from '@sweepq/contract';
import { type Dataset, imagePng, type SplitName } from '@sweepq/core';
import { DatasetError, type LeftOut, toLeftOut } from '@sweepq/datasets';
import type { Express, Response } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { parseRequest } from '../http/parse-request.ts';
import { decodeCursor, encodeCursor } from '../paging/cursor.ts';
import { pageQuery } from '../paging/page-query.ts';
import { notFound } from '../problems/problem.ts';
import { viewDataset } from '../views/dataset-view.ts';

/** 128 x 128 pixels of 4 channels. */
const cheapImageBytes = 65_536;

export function addDatasetRoutes(app: Express, { library, heavy }: ApiDeps): void {
  const datasets = app.route('/v1/datasets');
  datasets.get(async (request, response) => {
    const { limit, cursor } = parseRequest(pageQuery, request.query);
    const after = decodeCursor(cursor, parseFolderName) ?? '';
    const { names, leftOut } = await library.survey();
    // Folders that are left out are sorted together with the datasets: a page ends at the same name for both.
    const all = [...names.map((name) => ({ name })), ...leftOut]
      .filter(({ name }) => name > after)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const page = all.slice(0, limit);
    const looked = await Promise.all(page.map(lookInto));
    const last = all.length > limit ? page.at(-1) : undefined;
    response.json({
      items: looked.flatMap((each) => (each !== undefined && 'sha256' in each ? [each] : [])),
      leftOut: looked.flatMap((each) => (each !== undefined && 'reason' in each ? [each] : [])),
      nextCursor: last === undefined ? null : encodeCursor(last.name),
    });
  });
  datasets.all(allowOnly('GET'));

  const dataset = app.route('/v1/datasets/:name');
  dataset.get(async ({ params }, response) => {
    response.json(viewDataset(params.name, await library.describe(params.name)));
  });
  dataset.all(allowOnly('GET'));

  // Known by its content, it is the same for ever: a worker that has it does not ask for it again.
  const file = app.route('/v1/dataset-files/:sha256');
  file.get(async ({ params }, response) => {
    const content = sha256.safeParse(params.sha256).data;
    const path = content && (await library.findFile(content));
    if (path === undefined) throw notFound('Expected the sha256 of a file of a dataset.');
    response.type('application/x-hdf5').set('ETag', `"${content}"`);
    // Who asks has a token, or would have to have one: it is for nobody in between.
    response.set('Cache-Control', 'private, max-age=31536000, immutable');
    await sendFile(response, path);
  });
  file.all(allowOnly('GET'));

  const image = app.route('/v1/datasets/:name/images/:split/:file');
  image.get(async ({ params: { name, split, file } }, response) => {
    const index = /^(0|[1-9][0-9]{0,8})\.png$/.exec(file)?.[1];
    if ((split !== 'train' && split !== 'test') || index === undefined) {
      throw notFound(
        'Expected a path that ends like `images/train/25.png` or `images/test/0.png`.',
      );
    }
    const dataset = await library.load(name);
    const { count } = dataset[split];
    if (Number(index) >= count) {
      throw notFound(`Expected an index from 0 to ${count - 1}, got \`${index}\`.`);
    }
    // The name may stand for other content tomorrow: asked for again, it is compared by its ETag.
    response.set('Cache-Control', 'no-cache').type('image/png');
    response.send(await encodeImage(response, dataset, split, Number(index)));
  });
  image.all(allowOnly('GET'));

  /** The event loop encodes what takes a few milliseconds, and a thread what is larger. */
  async function encodeImage(
    response: Response,
    dataset: Dataset,
    split: SplitName,
    index: number,
  ): Promise<Buffer> {
    const [height, width, channels] = dataset.imageShape;
    const bytes = height * width * channels;
    if (bytes <= cheapImageBytes) return Buffer.from(await imagePng(dataset, split, index));
    const image = { dataset, split, index };
    const encoded = await heavy.lend(response, (run) => run('encodeImage', image));
    return Buffer.from(encoded.buffer);
  }

  /**
   * A broken dataset is left out with its reason. A dataset that still waits to be read is not broken. A dataset that was removed
   * after the folders were listed is not listed at all.
   */
  async function lookInto(entry: { name: string } | LeftOut) {
    if ('reason' in entry) return entry;
    const { name } = entry;
    try {
      return viewDataset(name, await library.describe(name));
    } catch (error) {
      const code = error instanceof DatasetError ? error.code : undefined;
      if (code === 'reader-busy') throw error;
      return code === 'dataset-not-found' ? undefined : toLeftOut(name, error);
    }
  }
}

/** Folders may have names that are invalid for datasets. */
const parseFolderName = (value: string) => (value.length <= 255 ? value : undefined);

/** A folder that begins with a dot, as the state folder does, is no secret here: the path is not the client's. */
const sendOptions = { dotfiles: 'allow', cacheControl: false, lastModified: false } as const;

const sendFile = (response: Response, path: string) =>
  promisify<string, typeof sendOptions, void>(response.sendFile.bind(response))(path, sendOptions);

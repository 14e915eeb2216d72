import { promisify } from 'node:util';
import { digest, onlyVersion } from '@sweepq/contract';
import { type Dataset, imagePng, type SplitName } from '@sweepq/core';
import { DatasetError, type DatasetLibrary, type LeftOut, toLeftOut } from '@sweepq/datasets';
import type { Response } from 'express';
import { z } from 'zod';
import type { Heavy } from '../heavy/create-heavy.ts';
import { cutPage, decodeCursor } from '../paging/cursor.ts';
import { pageQuery } from '../paging/query-values.ts';
import { notFound } from '../problems/problem.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { datasetPage, datasetView, viewDataset } from '../views/dataset-view.ts';

export const datasetRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/datasets',
    operationId: 'listDatasets',
    tag: 'datasets',
    summary: 'List datasets',
    query: pageQuery,
    answers: { 200: { description: 'A page of datasets.', schema: datasetPage } },
    async handle({ library }, { query: { limit, cursor }, response }) {
      const after = decodeCursor(cursor, parseFolderName) ?? '';
      const { names, leftOut } = await library.survey();
      // Datasets and folders that are left out are sorted in one list, so that a page ends at the same name for both.
      const all = [...names.map((name) => ({ name })), ...leftOut]
        .filter(({ name }) => name > after)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const { items, nextCursor } = cutPage(all, limit, ({ name }) => name);
      const looked = await Promise.all(items.map((entry) => lookInto(library, entry)));
      response.json({
        items: looked.flatMap((each) => (each !== undefined && 'digest' in each ? [each] : [])),
        leftOut: looked.flatMap((each) => (each !== undefined && 'reason' in each ? [each] : [])),
        nextCursor,
      });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/datasets/{name}',
    operationId: 'getDataset',
    tag: 'datasets',
    summary: 'Read the description of a dataset',
    answers: { 200: { description: 'The dataset.', schema: datasetView } },
    problems: [422],
    async handle({ library }, { params: { name }, response }) {
      response.json(viewDataset(name, await library.describe(name)));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/datasets/{name}/versions/{version}',
    operationId: 'getDatasetVersion',
    tag: 'datasets',
    summary: 'Read the description of a version of a dataset',
    description: 'Every dataset has version 1 at present.',
    params: { version: z.number().int().min(1) },
    answers: { 200: { description: 'The dataset.', schema: datasetView } },
    problems: [422],
    async handle({ library }, { params: { name, version }, response }) {
      const view = viewDataset(name, await library.describe(name));
      if (version !== String(onlyVersion)) {
        throw notFound(`The dataset \`${name}\` has no version \`${version}\`.`);
      }
      response.json(view);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/dataset-files/{digest}',
    operationId: 'getDatasetFile',
    tag: 'datasets',
    summary: 'Read a file of a dataset by the digest of its content',
    params: { digest },
    answers: { 200: { description: 'The HDF5 file.', type: 'application/x-hdf5' } },
    async handle({ library }, { params, response }) {
      const content = parseContent(params.digest);
      const path = content && (await library.findFile(content));
      if (path === undefined) throw notFound('Expected the digest of a file of a dataset.');
      // The content at this URL never changes, so a worker does not request it twice.
      response.type('application/x-hdf5').set('ETag', `"${content}"`);
      // A shared cache must not store the file, because reading it may need a token.
      response.set('Cache-Control', 'private, max-age=31536000, immutable');
      await sendFile(response, path);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/datasets/{name}/images/{split}/{file}',
    documentedPath: '/v1/datasets/{name}/images/{split}/{index}.png',
    operationId: 'getImage',
    tag: 'datasets',
    summary: 'Read an image of a dataset as PNG',
    params: { split: z.enum(['train', 'test']), index: z.number().int().min(0) },
    answers: { 200: { description: 'The image.', type: 'image/png' } },
    problems: [422],
    async handle({ library, heavy }, { params: { name, split, file }, response }) {
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
      // The dataset with this name may get other content, so a client has to compare the ETag at each request.
      response.set('Cache-Control', 'no-cache').type('image/png');
      response.send(await encodeImage(heavy, response, { dataset, split, index: Number(index) }));
    },
  }),
];

/**
 * Describes a dataset. A dataset that cannot be read becomes a folder that is left out, with the reason. Returns undefined
 * for a dataset that was removed after the folders were listed. Throws if the dataset waited too long to be read.
 */
async function lookInto(library: DatasetLibrary, entry: { name: string } | LeftOut) {
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

/** 128 × 128 pixels with 4 channels. */
const cheapImageBytes = 65_536;

/** Encodes an image as PNG. The event loop encodes small images in a few milliseconds. A thread encodes larger images. */
async function encodeImage(
  heavy: Heavy,
  response: Response,
  image: { dataset: Dataset; split: SplitName; index: number },
): Promise<Buffer> {
  const { dataset, split, index } = image;
  const [height, width, channels] = dataset.imageShape;
  const bytes = height * width * channels;
  if (bytes <= cheapImageBytes) return Buffer.from(await imagePng(dataset, split, index));
  const encoded = await heavy.lend(response, (run) => run('encodeImage', image));
  return Buffer.from(encoded.buffer);
}

/** Returns the sha256 of a digest. Workers request files by the sha256 alone, as in version 0.1. */
const parseContent = (text: string) => /^(?:sha256:)?([0-9a-f]{64})$/.exec(text)?.[1];

/** Parses a cursor. Any folder name is valid, because folders that are left out are listed, too. */
const parseFolderName = (value: string) => (value.length <= 255 ? value : undefined);

/** Dotfiles are allowed, because the folder of the service may begin with a dot, and the path does not come from the client. */
const sendOptions = { dotfiles: 'allow', cacheControl: false, lastModified: false } as const;

const sendFile = (response: Response, path: string) =>
  promisify<string, typeof sendOptions, void>(response.sendFile.bind(response))(path, sendOptions);

import { promisify } from 'node:util';
import { digest } from '@sweepq/contract';
import { type Dataset, imagePng, type SplitName } from '@sweepq/core';
import type { Response } from 'express';
import { z } from 'zod';
import type { Heavy } from '../heavy/create-heavy.ts';
import { refuse } from '../http/parse-request.ts';
import { tagOfContent } from '../http/preconditions.ts';
import { setNextLink } from '../paging/next-link.ts';
import { datasetsQuery, selectDatasets } from '../paging/select-datasets.ts';
import {
  imagesQuery,
  selectImages,
  splitOfFile,
  versionOfDataset,
} from '../paging/select-images.ts';
import { notFound } from '../problems/problem.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { datasetPage, datasetView, imagePage, viewDataset } from '../views/dataset-view.ts';
import { parseVersion } from './uploads.ts';

const ranges = {
  'Accept-Ranges': { description: 'Always `bytes`.', schema: { type: 'string' } },
};

export const datasetRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/datasets',
    operationId: 'listDatasets',
    tag: 'datasets',
    summary: 'List datasets',
    description:
      'The pages go through the datasets and through the folders that cannot be used, which are in `leftOut`. So a page can have no `items`: follow `nextCursor`. A filter does not apply to `leftOut`.',
    query: datasetsQuery,
    answers: { 200: { description: 'A page of datasets.', schema: datasetPage } },
    async handle(deps, { query, response }) {
      const page = await selectDatasets(deps.library, query);
      setNextLink(deps, response, page.nextCursor);
      response.json(page);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/datasets/{name}',
    operationId: 'getDataset',
    tag: 'datasets',
    summary: 'Read the description of a dataset',
    description:
      'The shape of its images, the numbers of images of each class, duplicates, what the import of an upload has found and converted, and warnings. The newest version of an uploaded dataset. A dataset that cannot be used is rejected (422) with the reason.',
    answers: { 200: { description: 'The dataset.', schema: datasetView } },
    problems: [422],
    isTagged: true,
    async handle(deps, { params: { name }, response }) {
      const view = viewDataset(name, await deps.library.describe(name));
      response.set('ETag', tagOfContent(deps, view.digest)).json(view);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/datasets/{name}/versions/{version}',
    operationId: 'getDatasetVersion',
    tag: 'datasets',
    summary: 'Read the description of a version of a dataset',
    description: 'A dataset in a folder has version 1.',
    params: { version: z.number().int().min(1) },
    answers: { 200: { description: 'The dataset.', schema: datasetView } },
    problems: [422],
    isTagged: true,
    async handle(deps, { params: { name, version }, response }) {
      const number = parseVersion(name, version);
      const view = viewDataset(name, await deps.library.describe(name, number));
      response.set('ETag', tagOfContent(deps, view.digest)).json(view);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/dataset-files/{digest}',
    operationId: 'getDatasetFile',
    tag: 'datasets',
    summary: 'Read a file of a dataset by the digest of its content',
    description:
      'Workers on other machines fetch datasets in this way. The content of this path never changes.',
    params: { digest },
    isTagged: true,
    answers: {
      200: { description: 'The HDF5 file.', type: 'application/x-hdf5', headers: ranges },
      206: {
        description: 'The part of the file that the header Range of the request names.',
        type: 'application/x-hdf5',
        headers: { ...ranges, 'Content-Range': { schema: { type: 'string' } } },
      },
    },
    async handle({ library }, { params, response }) {
      const content = parseDigest(params.digest);
      const path = await library.findFile(content);
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
    path: '/v1/datasets/{name}/images',
    operationId: 'listImages',
    tag: 'datasets',
    summary: 'List the images of a dataset with their labels',
    description:
      'The picture of an image has the path `/v1/datasets/{name}/images/{split}/{index}.png`, with the same `version`.',
    query: imagesQuery,
    answers: { 200: { description: 'A page of images.', schema: imagePage } },
    problems: [422],
    async handle(deps, { params: { name }, query, response }) {
      // A list of 60 000 images takes tens of milliseconds.
      const page = await deps.heavy.lendLoop(response, async () =>
        selectImages({ name, dataset: await deps.library.load(name, query.version) }, query),
      );
      setNextLink(deps, response, page.nextCursor);
      response.json(page);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/datasets/{name}/images/{split}/{file}',
    documentedPath: '/v1/datasets/{name}/images/{split}/{index}.png',
    operationId: 'getImage',
    tag: 'datasets',
    summary: 'Read an image of a dataset as PNG',
    description: '`index` counts the images of the split from 0.',
    params: { split: splitOfFile, index: z.number().int().min(0) },
    query: z.strictObject({ version: versionOfDataset }),
    answers: { 200: { description: 'The image.', type: 'image/png' } },
    problems: [422],
    async handle({ library, heavy }, { params: { name, split, file }, query, response }) {
      const index = /^(0|[1-9][0-9]{0,8})\.png$/.exec(file)?.[1];
      if ((split !== 'train' && split !== 'test') || index === undefined) {
        throw notFound(
          'Expected a path that ends like `images/train/25.png` or `images/test/0.png`.',
        );
      }
      const dataset = await library.load(name, query.version);
      const { count } = dataset[split];
      if (Number(index) >= count) {
        throw notFound(`Expected an index from 0 to ${count - 1}, got \`${index}\`.`);
      }
      response.type('image/png');
      response.send(await encodeImage(heavy, response, { dataset, split, index: Number(index) }));
    },
  }),
];

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

/** Returns the sha256 of a digest. Throws a problem for another text. */
function parseDigest(text: string): string {
  if (digest.safeParse(text).success) return text.slice('sha256:'.length);
  const detail = `Expected \`digest\` to be "sha256:" and 64 hexadecimal digits, got \`${text.slice(0, 80)}\`.`;
  throw refuse('path', [{ pointer: '/digest', detail }]);
}

/** Dotfiles are allowed, because the folder of the service may begin with a dot, and the path does not come from the client. */
const sendOptions = { dotfiles: 'allow', cacheControl: false, lastModified: false } as const;

const sendFile = (response: Response, path: string) =>
  promisify<string, typeof sendOptions, void>(response.sendFile.bind(response))(path, sendOptions);

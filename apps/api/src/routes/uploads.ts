// Uploads of datasets: a version is made by an operation, and deleted when nothing uses it.
import {
  datasetIdentityView,
  datasetUpload,
  importReport,
  operationView,
  uploadQuery,
  viewDatasetIdentity,
  viewOperation,
} from '@sweepq/contract';
import type { NumberedVersion } from '@sweepq/store';
import { z } from 'zod';
import { deleteDataset } from '../datasets/delete-dataset.ts';
import { importUpload } from '../datasets/import-upload.ts';
import { fileTypes } from '../datasets/read-uploaded-file.ts';
import { replayedHeader } from '../http/idempotency-key.ts';
import { assertMediaType } from '../http/json-body.ts';
import { multipartType } from '../http/read-multipart.ts';
import { notFound } from '../problems/problem.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { datasetView, viewDataset } from '../views/dataset-view.ts';

const bytes = z.number().int().min(0);

const versionView = z
  .object({
    ...datasetIdentityView,
    createdAt: z.iso.datetime().nullable().meta({
      description: 'The time of the import. Null for a dataset in a folder.',
    }),
    bytes: bytes.nullable().meta({
      description: 'The size of both files. Null for a dataset in a folder.',
    }),
    import: importReport.nullable(),
  })
  .meta({ id: 'DatasetVersion', description: 'A version of a dataset.' });

const versionsView = z
  .object({ items: z.array(versionView) })
  .meta({ id: 'DatasetVersions', description: 'The versions of a dataset, the newest first.' });

const deletedView = z
  .object({
    name: z.string(),
    versions: z
      .array(z.number().int())
      .meta({ description: 'The numbers of the removed versions.' }),
  })
  .meta({ id: 'DeletedDataset', description: 'What was removed.' });

const viewVersion = (of: NumberedVersion): z.infer<typeof versionView> => ({
  ...viewDatasetIdentity({
    ...{ name: of.name, version: of.version },
    sha256: { train: of.train.sha256, test: of.test.sha256 },
  }),
  createdAt: of.createdAt,
  bytes: of.train.bytes + of.test.bytes,
  import: of.report as z.infer<typeof importReport>,
});

const aFile = { type: 'string', format: 'binary' };

const location = { Location: { schema: { type: 'string' } }, ...replayedHeader };

export const uploadRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/v1/datasets',
    operationId: 'addDataset',
    tag: 'datasets',
    scope: 'write',
    summary: 'Upload a dataset',
    description:
      'The body is a multipart form with the `name` of the dataset, its files (either `archive`, or `train` and `test`), and optionally `mapping`, JSON that describes the layout of the files. Or the body is one file with both splits, and the other fields are in the query. A worker converts HDF5, `.h5.gz`, `.npz`, `.npy` and zips of pictures to a train and a test file, as an operation of the type `dataset.import`. The result of the operation has the number of the version. New content makes the next version of the name. A repeated upload is answered with the version that the first one has made.',
    query: uploadQuery,
    streamedBody: {
      [multipartType]: datasetUpload,
      ...Object.fromEntries(fileTypes.map((type) => [type, aFile])),
    },
    answers: {
      200: {
        description: 'The version that this upload has made before.',
        schema: datasetView,
        headers: location,
      },
      202: { description: 'The operation.', schema: operationView, headers: location },
    },
    problems: [409, 422],
    async handle(deps, { query, request, response, key }) {
      assertMediaType(request, [multipartType, ...fileTypes]);
      const asked = { key, query };
      const { version, operation, replayed } = await importUpload(deps, request, asked);
      if (replayed) response.set('Idempotency-Replayed', 'true');
      if (version === undefined) {
        const at = `${deps.basePath}/v1/operations/${operation.id}`;
        response.status(202).location(at).json(viewOperation(operation));
        return;
      }
      const { name, version: number } = version;
      response.location(`${deps.basePath}/v1/datasets/${name}/versions/${number}`);
      response.json(viewDataset(name, await deps.library.describe(name, number)));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/datasets/{name}/versions',
    operationId: 'listDatasetVersions',
    tag: 'datasets',
    summary: 'List the versions of a dataset, the newest first',
    description: 'A dataset in a folder has version 1.',
    answers: { 200: { description: 'The versions.', schema: versionsView } },
    problems: [422],
    async handle({ library, store }, { params: { name }, response }) {
      if ((await library.findFolder(name)) !== undefined) {
        const { sha256 } = await library.describe(name);
        const version = { ...viewDatasetIdentity({ name, sha256 }), createdAt: null, bytes: null };
        response.json({ items: [{ ...version, import: null }] });
        return;
      }
      const versions = await store.listVersions(name);
      if (versions.length === 0) throw notFound(`There is no dataset \`${name}\`.`);
      response.json({ items: versions.map(viewVersion) });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/datasets/{name}',
    operationId: 'deleteDataset',
    tag: 'datasets',
    scope: 'write',
    summary: 'Delete all versions of an uploaded dataset',
    description:
      'If a sweep or a model uses one of the versions, the request is rejected (409), and names the first ten of them. A dataset in a folder is not deleted (409).',
    answers: { 200: { description: 'What was removed.', schema: deletedView } },
    problems: [409],
    async handle(deps, { params: { name }, response }) {
      response.json({ name, versions: await deleteDataset(deps, name) });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/datasets/{name}/versions/{version}',
    operationId: 'deleteDatasetVersion',
    tag: 'datasets',
    scope: 'write',
    summary: 'Delete a version of an uploaded dataset',
    description:
      'If a sweep or a model uses the version, the request is rejected (409), and names the first ten of them. The number of the version is not used again.',
    params: { version: z.number().int().min(1) },
    answers: { 200: { description: 'What was removed.', schema: deletedView } },
    problems: [409],
    async handle(deps, { params: { name, version }, response }) {
      response.json({
        name,
        versions: await deleteDataset(deps, name, parseVersion(name, version)),
      });
    },
  }),
];

/** Returns the number of a version in a path. Throws a problem for another text. */
export function parseVersion(name: string, text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw notFound(`The dataset \`${name}\` has no version \`${text.slice(0, 40)}\`.`);
}

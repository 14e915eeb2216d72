import { pageQuery } from '../../paging/page-query.ts';
import type { Operation } from './operation.ts';

const datasetName = '/v1/datasets/{name}';

export const datasetOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/datasets',
    id: 'listDatasets',
    tag: 'datasets',
    summary: 'List datasets',
    query: pageQuery,
    answers: { status: 200, description: 'A page.', schema: 'DatasetPage' },
    problems: [400, 503],
  },
  {
    method: 'get',
    path: datasetName,
    id: 'getDataset',
    tag: 'datasets',
    summary: 'Read what is in a dataset',
    answers: { status: 200, description: 'The dataset.', schema: 'Dataset' },
    problems: [404, 422, 503],
  },
  {
    method: 'get',
    path: '/v1/dataset-files/{sha256}',
    id: 'getDatasetFile',
    tag: 'datasets',
    summary: 'Read a file of a dataset, by its content',
    answers: { status: 200, description: 'The HDF5 file.', type: 'application/x-hdf5' },
    problems: [404, 503],
  },
  {
    method: 'get',
    path: `${datasetName}/images/{split}/{index}.png`,
    id: 'getImage',
    tag: 'datasets',
    summary: 'Look at an image',
    answers: { status: 200, description: 'The image.', type: 'image/png' },
    problems: [404, 422, 503],
  },
];

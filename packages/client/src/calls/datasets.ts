import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages } from '../paging/read-pages.ts';
import type { Dataset } from '../schemas.ts';

export const datasetCalls = (http: Http) => ({
  listDatasets: ({ most }: Most = {}) =>
    readPages((query) => dataOf<Page<Dataset>>(http.GET('/v1/datasets', { params: { query } })), {
      most,
    }),

  readDataset: (name: string) =>
    dataOf<Dataset>(http.GET('/v1/datasets/{name}', { params: { path: { name } } })),

  /** As PNG. */
  async readImage(name: string, split: 'train' | 'test', index: number): Promise<Uint8Array> {
    const asked = http.GET('/v1/datasets/{name}/images/{split}/{index}.png', {
      params: { path: { name, split, index } },
      parseAs: 'arrayBuffer',
    });
    return new Uint8Array(await dataOf<ArrayBuffer>(asked));
  },
});

import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { collect, type Most, type Page, readPages, type Selection } from '../paging/read-pages.ts';
import type { Dataset, DatasetPage, Image, LeftOutDataset } from '../schemas.ts';

export const datasetCalls = (http: Http) => ({
  listDatasets: ({ most, ...selection }: Selection<'listDatasets'> & Most = {}) =>
    readPages(
      (page) => {
        const query = { ...selection, ...page };
        return dataOf<Page<Dataset>>(http.GET('/v1/datasets', { params: { query } }));
      },
      { most },
    ),

  /** Returns all datasets, and the folders that cannot be used as datasets with the reasons. */
  async surveyDatasets(): Promise<{ datasets: Dataset[]; leftOut: LeftOutDataset[] }> {
    const leftOut: LeftOutDataset[] = [];
    const pages = readPages(async (query) => {
      const page = await dataOf<DatasetPage>(http.GET('/v1/datasets', { params: { query } }));
      // An older api does not list the folders that are left out.
      leftOut.push(...(page.leftOut ?? []));
      return page;
    }, {});
    return { datasets: await collect(pages), leftOut };
  },

  /** Returns the description of a dataset. Default: its newest version. */
  readDataset: (name: string, version?: number): Promise<Dataset> =>
    version === undefined
      ? dataOf<Dataset>(http.GET('/v1/datasets/{name}', { params: { path: { name } } }))
      : readVersion(http, name, version),

  readDatasetVersion: (name: string, version: number): Promise<Dataset> =>
    readVersion(http, name, version),

  /** Yields the images of a split with their labels. Default: the train file of the newest version, in the order of the file. */
  listImages: (name: string, { most, ...selection }: Selection<'listImages'> & Most = {}) =>
    readPages(
      (page) => {
        const params = { path: { name }, query: { ...selection, ...page } };
        return dataOf<Page<Image>>(http.GET('/v1/datasets/{name}/images', { params }));
      },
      { most, pageSize: 1000 },
    ),

  /** Returns a PNG. Default: an image of the newest version. */
  async readImage(
    name: string,
    split: 'train' | 'test',
    index: number,
    { version }: { version?: number | undefined } = {},
  ): Promise<Uint8Array> {
    const asked = http.GET('/v1/datasets/{name}/images/{split}/{index}.png', {
      params: { path: { name, split, index }, query: version === undefined ? {} : { version } },
      parseAs: 'arrayBuffer',
    });
    return new Uint8Array(await dataOf<ArrayBuffer>(asked));
  },
});

const readVersion = (http: Http, name: string, version: number) =>
  dataOf<Dataset>(
    http.GET('/v1/datasets/{name}/versions/{version}', { params: { path: { name, version } } }),
  );

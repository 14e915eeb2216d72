export { DatasetError, type DatasetErrorCode, datasetErrorCodes } from './dataset-error.ts';
export {
  createFetchedDatasets,
  type DatasetContent,
  type FetchedDatasets,
  type FetchOutcome,
} from './fetch/create-fetched-datasets.ts';
export {
  createDatasetLibrary,
  type DatasetLibrary,
  type DatasetSummary,
} from './library/create-dataset-library.ts';
export type { DatasetFiles } from './library/dataset-folder.ts';
export { defaultDownloadUrl } from './provide/article-files.ts';
export {
  type ProvidedDataset,
  type ProvideOptions,
  provideDataset,
  syntheticName,
} from './provide/provide-dataset.ts';
export {
  createDatasetReader,
  type DatasetReader,
  readTimeoutMs,
} from './read/create-dataset-reader.ts';
export { explainEnd } from './read/explain-end.ts';

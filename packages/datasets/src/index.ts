export type { Blobs, StoredBlob } from './blobs/blobs.ts';
export { type BlobId, createBlobFinder, type FoundBlobs } from './blobs/find-blob-folder.ts';
export type { BlobFolder } from './blobs/open-blob-folder.ts';
export { DatasetError, type DatasetErrorCode } from './dataset-error.ts';
export {
  createFetchedDatasets,
  type DatasetContent,
  type FetchedDatasets,
  type FetchOutcome,
} from './fetch/create-fetched-datasets.ts';
export { explainDisk } from './fetch/explain-disk.ts';
export { hidePaths } from './hide-paths.ts';
export { createImporter, type Importer } from './import/create-importer.ts';
export type { ImportMapping, ImportSource } from './import/import-mapping.ts';
export type { FoundKeys, ImportReport } from './import/import-report.ts';
export { createDatasetLibrary, type DatasetLibrary } from './library/create-dataset-library.ts';
export type { DatasetFiles, UploadedVersion } from './library/dataset-folder.ts';
export { isDatasetName } from './library/dataset-name.ts';
export type { DatasetSummary } from './library/dataset-summary.ts';
export type { UploadedDatasets } from './library/find-dataset.ts';
export { type LeftOut, toLeftOut } from './library/left-out.ts';
export type { DatasetSurvey } from './library/survey-datasets.ts';
export { articleName } from './provide/article-files.ts';
export { findDatasetRoots } from './provide/find-dataset-roots.ts';
export { provideDataset } from './provide/provide-dataset.ts';
export { provideSynthetic } from './provide/provide-synthetic.ts';
export {
  createDatasetReader,
  readTimeoutMs,
} from './read/create-dataset-reader.ts';
export { explainEnd } from './read/explain-end.ts';
export { readDataset } from './read/read-dataset.ts';

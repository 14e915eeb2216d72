import {
  cancelImport,
  continueImport,
  endImport,
  finishImport,
  readImport,
  startImport,
} from '../datasets/imports.ts';
import {
  claimBlobId,
  deleteVersions,
  findUpload,
  isBlobUsed,
  listUploaded,
  listVersions,
  listVersionUsers,
  readBlobId,
  readVersion,
  releaseVersion,
  useVersion,
} from '../datasets/versions.ts';

/** The calls for uploaded datasets, their versions and imports. */
export const datasetCalls = {
  startImport,
  readImport,
  continueImport,
  finishImport,
  endImport,
  cancelImport,
  readBlobId,
  claimBlobId,
  isBlobUsed,
  listUploaded,
  listVersions,
  readVersion,
  findUpload,
  useVersion,
  releaseVersion,
  listVersionUsers,
  deleteVersions,
};

// Every `failure.code` that a dataset causes, for docs/errors.md.
import type { FailureCode } from './failure-code.ts';

const leftOut = 'Correct the dataset: docs/operations.md has a table of these codes.';
const ofWorkers = 'Check the disk and the network of the workers. Then retry.';

export const datasetFailures = {
  'dataset-not-found': {
    of: 'both',
    cause: 'No searched folder has a dataset of this name.',
    remedy: 'Put the dataset into the folder of the api. Then retry.',
    retriable: true,
  },
  'dataset-changed': {
    of: 'both',
    cause: 'The dataset has other content than at the submit of the sweep.',
    remedy: 'Restore the content, or submit a sweep for the new one. Then retry.',
    retriable: true,
  },
  'bad-name': {
    of: 'both',
    cause: 'The name of a folder cannot name a dataset.',
    remedy: leftOut,
    retriable: false,
  },
  'bad-dataset-folder': {
    of: 'both',
    cause: 'The folder does not have exactly one train and one test file.',
    remedy: leftOut,
    retriable: false,
  },
  'bad-datasets-dir': {
    of: 'both',
    cause: 'The path in `SWEEPQ_DATASETS_DIR` is not a folder.',
    remedy: 'Correct the setting.',
    retriable: false,
  },
  'outside-datasets': {
    of: 'both',
    cause: 'A folder or a file is a link that leads out of the folder of datasets.',
    remedy: leftOut,
    retriable: false,
  },
  'dead-link': {
    of: 'both',
    cause: 'The target of a link does not exist, or a file was removed during the read.',
    remedy: leftOut,
    retriable: true,
  },
  unreadable: {
    of: 'both',
    cause: 'The worker cannot read a file or a folder.',
    remedy: leftOut,
    retriable: true,
  },
  'not-a-folder': {
    of: 'both',
    cause: 'A file is among the folders of datasets.',
    remedy: leftOut,
    retriable: false,
  },
  'not-a-file': {
    of: 'both',
    cause: 'A pipe, a device or a folder has the name of a required file.',
    remedy: leftOut,
    retriable: false,
  },
  'too-slow': {
    of: 'both',
    cause: 'Reading the dataset exceeded its time limit.',
    remedy: 'Check the disk. Then retry.',
    retriable: true,
  },
  'reader-busy': {
    of: 'both',
    cause: 'The dataset waited too long while other datasets were read.',
    remedy: 'Retry later.',
    retriable: true,
  },
  'reader-crashed': {
    of: 'both',
    cause: 'The thread that read the dataset ended early, often for lack of memory.',
    remedy: 'Check the memory of the machine and the file. Then retry.',
    retriable: true,
  },
  'download-failed': {
    of: 'both',
    cause: 'A file of the dataset could not be downloaded, or has other content.',
    remedy: ofWorkers,
    retriable: true,
  },
  'name-taken': {
    of: 'both',
    cause: 'A folder and an uploaded dataset have the same name.',
    remedy: leftOut,
    retriable: false,
  },
  'blob-missing': {
    of: 'both',
    cause: 'The files of an uploaded dataset are not in the blob folder of this process.',
    remedy: 'Set `SWEEPQ_BLOBS_DIR` of all apis and workers to one shared folder. Then retry.',
    retriable: true,
  },
  'not-offered': {
    of: 'both',
    cause: 'The api has no file with this content, or the token of the worker is not valid.',
    remedy: 'Restore the content of the dataset, or set `SWEEPQ_TOKEN` of the workers. Then retry.',
    retriable: true,
  },
  'cannot-store': {
    of: 'both',
    cause: 'A worker cannot store the dataset: its disk is full, over its quota, or read-only.',
    remedy: ofWorkers,
    retriable: true,
  },
  'too-large-to-fetch': {
    of: 'both',
    cause: 'A file of the dataset exceeds `SWEEPQ_DATASET_CACHE_BYTES`.',
    remedy: 'Raise the setting. Then retry.',
    retriable: true,
  },
  'not-hdf5': {
    of: 'both',
    cause: 'A file cannot be read as HDF5.',
    remedy: leftOut,
    retriable: false,
  },
  'missing-key': {
    of: 'both',
    cause: 'A required key is missing in a file.',
    remedy: leftOut,
    retriable: false,
  },
  'wrong-type': {
    of: 'both',
    cause: 'The values under a key have an unsupported type.',
    remedy: leftOut,
    retriable: false,
  },
  'wrong-shape': {
    of: 'both',
    cause: 'The values under a key have another shape than expected.',
    remedy: leftOut,
    retriable: false,
  },
  'channels-first': {
    of: 'both',
    cause: 'The shape of the images has the channels before height and width.',
    remedy: leftOut,
    retriable: false,
  },
  'no-images': {
    of: 'both',
    cause: 'A file has no images, or images without pixels.',
    remedy: leftOut,
    retriable: false,
  },
  'too-large': {
    of: 'both',
    cause: 'A file or its values exceed a limit.',
    remedy: leftOut,
    retriable: false,
  },
  'not-own-values': {
    of: 'both',
    cause: 'The values under a key are stored in another file or under another key.',
    remedy: leftOut,
    retriable: false,
  },
  'unknown-filter': {
    of: 'both',
    cause: 'The values under a key are packed with an unsupported filter.',
    remedy: leftOut,
    retriable: false,
  },
  'bad-label': {
    of: 'both',
    cause: 'A label is not the number of a class.',
    remedy: leftOut,
    retriable: false,
  },
  'files-differ': {
    of: 'both',
    cause: 'The train and the test file do not belong together.',
    remedy: leftOut,
    retriable: false,
  },
} as const satisfies Readonly<Record<string, FailureCode>>;

/** The error codes of this package, with their meanings. */
export const coreErrorCodes = {
  'not-hdf5': 'the bytes cannot be opened or read as HDF5',
  'missing-key': 'a required key is missing, or is not an HDF5 dataset',
  'wrong-type': 'the values under a key do not have the expected type',
  'wrong-shape': 'the values under a key do not have the expected shape',
  'channels-first': 'the shape of images has the channels before height and width',
  'no-images': 'a file contains no images, or images without pixels',
  'too-large': 'a file or its values exceed a size limit',
  'not-own-values': 'the values under a key are stored in another file or under another key',
  'unknown-filter': 'the values under a key are packed with an unsupported filter',
  'bad-label': 'a label is not the number of a class',
  'files-differ': 'the train and the test file do not belong together',
  'no-such-image': 'the index of a requested image does not exist',
  'unsupported-image': 'PNG does not support the number of channels of the images',
  'bad-validation':
    'the validation fraction or the folds leave a part empty, or a training part without a class',
  'bad-run': 'a run has invalid hyperparameters or readings',
  'bad-checkpoint':
    'a run cannot resume from the checkpoint: it belongs to another run, or is malformed',
} as const;

export type CoreErrorCode = keyof typeof coreErrorCodes;

/** A dataset that cannot be loaded or shown, or a run that cannot be trained. Never retriable, because the same input fails again. */
export class CoreError extends Error {
  readonly code: CoreErrorCode;
  readonly retriable = false;

  constructor(code: CoreErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'CoreError';
    this.code = code;
  }
}

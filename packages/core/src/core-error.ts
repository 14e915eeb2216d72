/** Every code this package throws, and what each one means. */
export const coreErrorCodes = {
  'not-hdf5': 'the bytes cannot be opened or read as HDF5',
  'missing-key': 'a key that a dataset has to have is not there, or is no HDF5 dataset',
  'wrong-type': 'the values under a key are of another type than expected',
  'wrong-shape': 'the values under a key have another shape than expected',
  'channels-first': 'the shape of images has the channels before height and width',
  'no-images': 'a file holds no image, or images without a pixel',
  'too-large': 'a file is larger, or claims more values, than would be read',
  'not-own-values':
    'the values under a key lie in another file or under another key, which is not followed',
  'unknown-filter': 'the values under a key are packed in a way that is not read',
  'bad-label': 'a label is neither 0 nor 1',
  'files-differ': 'the train and the test file do not belong together',
  'no-such-image': 'a picture is asked for beyond the last one',
  'unsupported-image': 'images of so many channels cannot be shown as PNG',
  'bad-validation': 'a part of train is to be held out that leaves nothing on one side',
  'bad-run': 'a run is asked for that cannot be trained',
  'bad-checkpoint': 'a run cannot go on from what was saved: it is of another run, or of none',
} as const;

export type CoreErrorCode = keyof typeof coreErrorCodes;

/** What cannot be loaded, shown or trained. The same input fails again, so nothing here is retriable. */
export class CoreError extends Error {
  readonly code: CoreErrorCode;
  readonly retriable = false;

  constructor(code: CoreErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'CoreError';
    this.code = code;
  }
}

/** The error codes of this package, with their meanings. */
export const pictureErrorCodes = {
  'not-a-picture': 'the bytes are not those of a picture',
  'unsupported-picture':
    'the picture has a format that cannot be decoded, or the images of the model do not have 1 or 3 channels',
  'broken-picture': 'the picture is truncated or damaged',
  'picture-too-large': 'the picture has more bytes or pixels than are allowed',
  'picture-too-slow': 'decoding the picture exceeded its time limit',
} as const;

export type PictureErrorCode = keyof typeof pictureErrorCodes;

/** A picture that cannot be decoded. Its message may be shown to all users. */
export class PictureError extends Error {
  readonly code: PictureErrorCode;
  readonly retriable = false;

  constructor(code: PictureErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'PictureError';
    this.code = code;
  }
}

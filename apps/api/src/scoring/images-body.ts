import type { PictureLimits } from '@sweepq/pictures';
import type { OwnBytes } from '../heavy/transfer.ts';

/** The body of a prediction: pictures with the names of their files, or a JSON text with pixels. */
export type ImagesBody =
  | { pictures: readonly { name: string | undefined; bytes: OwnBytes }[] }
  | { json: OwnBytes };

export type ScoringLimits = {
  /** The maximum size of a body. */
  bytes: number;
  /** The maximum number of images of a request. */
  images: number;
  picture: PictureLimits;
};

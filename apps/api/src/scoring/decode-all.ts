import type { DecodedPicture, ImageShape, PictureErrorCode, PictureLimits } from '@sweepq/pictures';
import type { ImagesBody } from './images-body.ts';
import type { BadImage } from './parse-pixels.ts';
import { type RefusedBody, refuseImages } from './refused-body.ts';

type Pictures = Extract<ImagesBody, { pictures: unknown }>['pictures'];

/** The time to decode all pictures of a request, because other answers wait for the thread. */
const defaultSeconds = 20;

/** Decodes the pictures of a request one after the other, so that it uses the memory of one. */
export async function decodeAll(
  pictures: Pictures,
  shape: ImageShape,
  { seconds = defaultSeconds, ...limits }: { picture: PictureLimits; seconds?: number },
): Promise<{ images: Uint8Array[] } | RefusedBody> {
  const { decodePicture, PictureError } = await import('@sweepq/pictures');
  const end = performance.now() + 1000 * seconds;
  const decoded: DecodedPicture[] = [];
  const bad: (BadImage & { code: PictureErrorCode })[] = [];
  for (const [i, { name, bytes }] of pictures.entries()) {
    const pointer = `/image/${i}`;
    // The decoder counts in whole seconds.
    const left = Math.ceil((end - performance.now()) / 1000);
    if (left <= 0) {
      const detail = `Expected all pictures to be decoded within ${seconds} s. Send fewer or smaller pictures.`;
      bad.push({ pointer, detail, code: 'picture-too-slow' });
      break;
    }
    const picture = { ...limits.picture, seconds: Math.min(limits.picture.seconds, left) };
    try {
      decoded.push(await decodePicture(bytes, shape, picture));
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      const detail = name === undefined ? error.message : `${name}: ${error.message}`;
      bad.push({ pointer, detail, code: error.code });
    }
  }
  return bad.length > 0
    ? refuseImages('picture-unusable', bad)
    : { images: decoded.map(({ pixels }) => pixels) };
}

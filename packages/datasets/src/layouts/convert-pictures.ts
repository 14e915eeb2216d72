import { maxImageBytes, maxValueBytes, sizeOfShape } from '@sweepq/core';
import { decodePicture, PictureError } from '@sweepq/pictures';
import type { Entry } from './found-array.ts';
import type { ImageShape } from './plan-images.ts';
import type { Picture } from './plan-pictures.ts';
import { describeShape, quote, refusal } from './refuse.ts';

/** The size limit of the file of a picture. */
export const maxPictureBytes = 32 * 2 ** 20;

/** Throws if the images of a split would be too large. */
export function assertRoom(pictures: readonly Picture[], imageShape: ImageShape) {
  const bytes = sizeOfShape(imageShape);
  if (bytes <= maxImageBytes && bytes * pictures.length <= maxValueBytes) return;
  const text = `Expected at most ${maxValueBytes} bytes of pixels in a split, got ${pictures.length} pictures of shape ${describeShape(imageShape)}. Give a smaller \`mapping.shape\`, or fewer pictures.`;
  throw refusal('import-too-large', text);
}

/** Decodes pictures to images of one shape, one after the other, so that one picture is in memory at a time. */
export async function convertPictures(pictures: readonly Picture[], imageShape: ImageShape) {
  const size = sizeOfShape(imageShape);
  const images = new Uint8Array(pictures.length * size);
  for (const [i, { entry }] of pictures.entries()) {
    images.set(await convertPicture(entry, imageShape), i * size);
  }
  return images;
}

async function convertPicture(entry: Entry, imageShape: ImageShape): Promise<Uint8Array> {
  const bytes = await entry.read(maxPictureBytes);
  try {
    return (await decodePicture(bytes, imageShape)).pixels;
  } catch (cause) {
    if (!(cause instanceof PictureError)) throw cause;
    const code = cause.code === 'picture-too-large' ? 'import-too-large' : 'import-damaged';
    const isPointer = Buffer.from(bytes.subarray(0, 40))
      .toString('latin1')
      .startsWith('version https://git-lfs');
    const reason = isPointer
      ? 'Expected a picture, got a Git LFS pointer. Run `git lfs pull` in its repository first.'
      : cause.message;
    throw refusal(code, `${quote(entry.name)}: ${reason} Or leave this file out.`, cause);
  }
}

export type { ImageShape } from './convert-channels.ts';
export {
  type DecodedPicture,
  decodePicture,
  loadPictures,
  type PictureLimits,
} from './decode-picture.ts';
export { PictureError, type PictureErrorCode, pictureErrorCodes } from './picture-error.ts';
export { hexOfStart } from './recognise.ts';

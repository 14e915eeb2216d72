import type { Metadata } from 'sharp';
import { greyOfRgb, type ImageShape, rgbOfCmyk } from './convert-channels.ts';
import { loadSharp } from './load-sharp.ts';
import { PictureError } from './picture-error.ts';
import {
  formatNames,
  formats,
  hasSignature,
  heic,
  hexOfStart,
  type Recognised,
  recognise,
} from './recognise.ts';

export type PictureLimits = {
  /** The maximum number of pixels of a picture. Decoding can take 8 bytes for each. */
  pixels: number;
  /** The maximum time to decode a picture. */
  seconds: number;
};

/** Pictures of telephones have up to 50 million pixels. */
const defaultLimits: PictureLimits = { pixels: 64e6, seconds: 10 };

export type DecodedPicture = {
  /** Height × width × channels values, row by row, the channels of a pixel together. */
  pixels: Uint8Array<ArrayBuffer>;
  /** What was decoded: its format, and its size as it is shown, after the rotation. */
  source: { format: string; width: number; height: number };
};

/**
 * Loads the decoder in this thread. If other threads of a process decode pictures, its main thread must call this first. Otherwise, the end of
 * such a thread would unload libvips while the threads of libvips still run.
 */
export const loadPictures = async (): Promise<void> => void (await loadSharp());

/**
 * Decodes a picture to an image of the model, in this order:
 *
 * 1. The first frame of a GIF or WebP.
 * 2. Rotated and mirrored as its EXIF orientation says.
 * 3. Colours to sRGB: by the colour profile of the picture; without a profile, grey is repeated, and CMYK is multiplied (`rgbOfCmyk`).
 * 4. Transparent parts on white.
 * 5. Resized to height × width, without keeping the ratio. The kernel is cubic (Catmull-Rom, a = −½), widened by the factor of reduction, as
 *    `Image.resize` of Pillow does.
 * 6. With one channel, grey of BT.601 (`greyOfRgb`).
 *
 * Errors: a `PictureError` for a picture that is broken, too large, or of another format, and for images of other than 1 or 3 channels.
 */
export async function decodePicture(
  bytes: Uint8Array,
  [height, width, channels]: ImageShape,
  limits: PictureLimits = defaultLimits,
): Promise<DecodedPicture> {
  assertChannels(channels);
  const found = await readHeader(bytes, limits);
  const sharp = await loadSharp();
  const isPlainCmyk = found.space === 'cmyk' && found.icc === undefined;
  const opened = sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'warning' })
    .timeout({ seconds: limits.seconds })
    .autoOrient();
  const coloured = isPlainCmyk
    ? opened.pipelineColourspace('cmyk').toColourspace('cmyk')
    : opened.flatten({ background: '#ffffff' }).toColourspace('srgb');
  const { data, info } = await coloured
    .resize(width, height, { fit: 'fill', kernel: 'cubic', fastShrinkOnLoad: false })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => Promise.reject(explainFailure(cause, found, limits)));
  const expected = isPlainCmyk ? 4 : 3;
  if (info.channels !== expected) {
    const got = `${info.channels} channels`;
    throw new PictureError(
      'unsupported-picture',
      `Expected a grey, RGB or CMYK picture, got ${got}.`,
    );
  }
  const rgb = isPlainCmyk ? rgbOfCmyk(data) : data;
  const [w, h] = isTurned(found) ? [found.height, found.width] : [found.width, found.height];
  return {
    pixels: channels === 1 ? greyOfRgb(rgb) : Uint8Array.from(rgb),
    source: { format: formats[found.format] as string, width: w, height: h },
  };
}

function assertChannels(channels: number): void {
  if (channels === 1 || channels === 3) return;
  throw new PictureError(
    'unsupported-picture',
    `Expected a model of images with 1 or 3 channels, got ${channels} channels. Send the pixels as JSON.`,
  );
}

/** Reads format and size, and checks them before a pixel is decoded. */
async function readHeader(bytes: Uint8Array, { pixels }: PictureLimits): Promise<Metadata> {
  if (bytes.length === 0)
    throw new PictureError('not-a-picture', 'Expected a picture, got no bytes.');
  const sharp = await loadSharp();
  const opened = sharp(bytes, { limitInputPixels: false });
  const found = await opened.metadata().catch((cause: unknown) => {
    throw explainUnknown(bytes, cause);
  });
  const { format, width, height, compression } = found;
  if (format === 'heif' && compression !== 'av1') throw refuse(heic);
  if (formats[format] === undefined) throw explainUnknown(bytes);
  if (width * height <= pixels) return found;
  throw new PictureError(
    'picture-too-large',
    `Expected a picture of at most ${inMillions(pixels)} pixels, got ${width} × ${height} (${inMillions(width * height)}). Make it smaller first.`,
  );
}

const inMillions = (count: number) => `${Math.round(count / 1e5) / 10} million`;

function explainUnknown(bytes: Uint8Array, cause?: unknown): PictureError {
  const known = recognise(bytes);
  if (known !== undefined) return refuse(known, cause);
  if (!hasSignature(bytes)) {
    const text = `Expected a picture as ${formatNames}, got an unknown format that starts with the bytes ${hexOfStart(bytes)}.`;
    return new PictureError('not-a-picture', text, { cause });
  }
  return broken(cause);
}

function refuse({ name, remedy }: Recognised, cause?: unknown): PictureError {
  const text = `Expected a picture as ${formatNames}, got ${name}.${remedy ? ` ${remedy}` : ''}`;
  return new PictureError('unsupported-picture', text, { cause });
}

function explainFailure(cause: unknown, { format }: Metadata, { seconds }: PictureLimits) {
  if (cause instanceof Error && /timeout/.test(cause.message)) {
    const text = `Expected the picture to be decoded within ${seconds} s.`;
    return new PictureError('picture-too-slow', text, { cause });
  }
  return broken(cause, formats[format]);
}

/** The last line of a message of libvips is the first error of the decoder, after the name of its module. */
function broken(cause: unknown, format = 'picture'): PictureError {
  const lines = cause instanceof Error ? cause.message.trim().split('\n') : [];
  const reason = lines
    .at(-1)
    ?.replace(/^(.*: )?/, '')
    .slice(0, 120);
  const text = `Expected a whole picture, got a ${format} that is truncated or damaged${reason ? ` (${reason})` : ''}.`;
  return new PictureError('broken-picture', text, { cause });
}

/** EXIF orientations 5 to 8 exchange width and height. */
const isTurned = ({ orientation = 1 }: Metadata) => orientation >= 5;

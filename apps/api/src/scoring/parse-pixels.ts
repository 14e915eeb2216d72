import type { ImageShape } from '@sweepq/pictures';
import { sizeOfShape } from './size-of-shape.ts';

/** A value that is not an image of the model: its place in the body, and what is wrong. */
export type BadImage = { pointer: string; detail: string };

/**
 * Returns the pixels of the images of a JSON body, or what is wrong with each of them. An image is flat, or nested (height, width, channels);
 * with one channel it can be (height, width).
 */
export function parsePixels(
  body: unknown,
  { shape, most }: { shape: ImageShape; most: number },
): { images: Uint8Array[] } | { bad: BadImage[] } {
  const images = isObject(body) ? body.images : undefined;
  if (!Array.isArray(images) || Object.keys(body as object).length !== 1) {
    const detail = 'Expected an object with the key `images` only, which is a list of images.';
    return { bad: [{ pointer: '', detail }] };
  }
  if (images.length === 0 || images.length > most) {
    const detail = `Expected \`images\` to have 1 to ${most} images, got ${images.length}.`;
    return { bad: [{ pointer: '/images', detail }] };
  }
  const bad: BadImage[] = [];
  const parsed = images.flatMap((image: unknown, i) => {
    const pixels = parseImage(image, shape, ['images', i]);
    if (pixels instanceof Uint8Array) return [pixels];
    bad.push(pixels);
    return [];
  });
  return bad.length > 0 ? { bad } : { images: parsed };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Path = readonly (string | number)[];

function parseImage(image: unknown, shape: ImageShape, path: Path): Uint8Array | BadImage {
  const size = sizeOfShape(shape);
  const pixels = new Uint8Array(size);
  let filled = 0;

  /** Takes the values of an array whose levels have these lengths. Returns what is wrong with it. */
  function take(value: unknown, lengths: readonly number[], at: Path): BadImage | undefined {
    const [length, ...inner] = lengths;
    if (length === undefined) return takeNumber(value, at);
    if (!Array.isArray(value) || value.length !== length) {
      const got = Array.isArray(value) ? `${value.length} values` : describe(value);
      return bad(at, `${at.length > path.length ? `${length} values` : wanted(shape)}, got ${got}`);
    }
    for (let k = 0; k < length; k++) {
      const found = take(value[k], inner, [...at, k]);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function takeNumber(value: unknown, at: Path): BadImage | undefined {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 255) {
      return bad(at, `a whole number from 0 to 255, got ${describe(value)}`);
    }
    pixels[filled++] = value;
    return undefined;
  }

  return take(image, lengthsOf(image, shape), path) ?? pixels;
}

/** The lengths of the levels of an image: it is flat if its first value is not a list. */
function lengthsOf(image: unknown, [height, width, channels]: ImageShape): readonly number[] {
  const first: unknown = Array.isArray(image) ? image[0] : undefined;
  if (!Array.isArray(first)) return [height * width * channels];
  return channels === 1 && !Array.isArray(first[0]) ? [height, width] : [height, width, channels];
}

const wanted = ([height, width, channels]: ImageShape) =>
  `${height * width * channels} numbers, or ${height} rows of ${width} pixels with ${channels} channel${channels === 1 ? '' : 's'}`;

const describe = (value: unknown) => `\`${(JSON.stringify(value) ?? 'nothing').slice(0, 60)}\``;

const bad = (at: Path, what: string): BadImage => ({
  pointer: `/${at.join('/')}`,
  detail: `Expected \`${at.join('/')}\` to be ${what}.`,
});

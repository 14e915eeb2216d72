import type { ProblemCode } from '@sweepq/contract';
import type { ExportedModel } from '@sweepq/exports';
import type { DecodedPicture, ImageShape, PictureErrorCode, PictureLimits } from '@sweepq/pictures';
import type { OwnBytes } from '../heavy/transfer.ts';
import { parseJson } from '../http/parse-json.ts';
import { ApiProblem, type Fault } from '../problems/problem.ts';
import type { ImagesBody, ScoringLimits } from './images-body.ts';
import { type BadImage, parsePixels } from './parse-pixels.ts';

type ScoreTask = {
  model: ExportedModel;
  body: ImagesBody;
  /** Whether the answer has the pictures that were scored, as PNG. */
  hasPictures: boolean;
  limits: ScoringLimits;
};

/** What the model predicts for an image. `probabilities`: null for NaN. */
export type ScoredImage = {
  predicted: number;
  class: string;
  probabilities: (number | null)[];
  /** The image that was scored, as a `data:` URL of a PNG. Null unless it is asked for. */
  picture: string | null;
};

/** Why a body is rejected: the parts of an `ApiProblem`, which would lose its class on its way out of the thread. */
export type RefusedBody = {
  refused: { code: ProblemCode; detail: string; errors?: readonly Fault[] };
};

/** A task of a thread: decodes the pictures, or parses the pixels, of a body, and predicts each of them. */
export async function scoreBody({
  model,
  body,
  hasPictures,
  limits,
}: ScoreTask): Promise<{ predictions: ScoredImage[] } | RefusedBody> {
  const shape = model.inputShape;
  if (hasPictures && shape[2] > maxPngChannels) return noPicture(shape[2]);
  const read =
    'json' in body
      ? await readPixels(body.json, { shape, most: limits.images })
      : await decodeAll(body.pictures, shape, limits.picture);
  if ('refused' in read) return read;
  const { scoreImages } = await import('@sweepq/core');
  const { predicted, probabilities } = scoreImages(model, read.images);
  const { classes } = model;
  const pictures = hasPictures ? await encodeAll(read.images, shape) : [];
  return {
    predictions: Array.from(predicted, (label, i) => ({
      predicted: label,
      class: classes[label] as string,
      probabilities: [...probabilities.subarray(i * classes.length, (i + 1) * classes.length)].map(
        (value) => (Number.isNaN(value) ? null : value),
      ),
      picture: pictures[i] ?? null,
    })),
  };
}

type Read = { images: Uint8Array[] } | RefusedBody;

async function readPixels(bytes: OwnBytes, of: { shape: ImageShape; most: number }): Promise<Read> {
  try {
    const parsed = parsePixels(parseJson(bytes), of);
    return 'bad' in parsed ? refuse('validation', parsed.bad) : parsed;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { code, message: detail, errors } = error;
    return { refused: { code, detail, ...(errors && { errors }) } };
  }
}

/** PNG has at most 4 channels: RGB and alpha. */
const maxPngChannels = 4;

function noPicture(channels: number): RefusedBody {
  const detail = `Expected images of 1 to ${maxPngChannels} channels to show as PNG, got ${channels} channels. Leave out \`picture\`.`;
  return {
    refused: { code: 'validation', detail, errors: [{ in: 'query', pointer: '/picture', detail }] },
  };
}

const mostFaults = 100;
const mostSentences = 5;

function refuse(code: ProblemCode, bad: readonly (BadImage & { code?: string })[]): RefusedBody {
  const sentences = bad.slice(0, mostSentences).map(({ detail }) => detail);
  if (bad.length > sentences.length) sentences.push(`And ${bad.length - sentences.length} more.`);
  const errors = bad.slice(0, mostFaults).map((each) => ({ in: 'body', ...each }) as const);
  return { refused: { code, detail: sentences.join(' '), errors } };
}

type Pictures = Extract<ImagesBody, { pictures: unknown }>['pictures'];

/** Decodes the pictures one after the other, so that a request uses the memory of one. */
async function decodeAll(
  pictures: Pictures,
  shape: ImageShape,
  limits: PictureLimits,
): Promise<Read> {
  const { decodePicture, PictureError } = await import('@sweepq/pictures');
  const decoded: DecodedPicture[] = [];
  const bad: (BadImage & { code: PictureErrorCode })[] = [];
  for (const [i, { name, bytes }] of pictures.entries()) {
    try {
      decoded.push(await decodePicture(bytes, shape, limits));
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      const detail = name === undefined ? error.message : `${name}: ${error.message}`;
      bad.push({ pointer: `/image/${i}`, detail, code: error.code });
    }
  }
  return bad.length > 0
    ? refuse('picture-unusable', bad)
    : { images: decoded.map(({ pixels }) => pixels) };
}

async function encodeAll(images: readonly Uint8Array[], shape: ImageShape): Promise<string[]> {
  const { encodePng } = await import('@sweepq/core');
  return Promise.all(
    images.map(async (data) => {
      const png = await encodePng(data, shape);
      return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    }),
  );
}

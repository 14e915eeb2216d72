import type { ExportedModel } from '@sweepq/exports';
import type { ImageShape } from '@sweepq/pictures';
import type { OwnBytes } from '../heavy/transfer.ts';
import { parseJson } from '../http/parse-json.ts';
import { ApiProblem } from '../problems/problem.ts';
import { decodeAll } from './decode-all.ts';
import type { ImagesBody, ScoringLimits } from './images-body.ts';
import { measureJson } from './measure-json.ts';
import { parsePixels } from './parse-pixels.ts';
import { type RefusedBody, refuseImages, refuseToShow, tooLargeForThread } from './refused-body.ts';
import { sizeOfShape } from './size-of-shape.ts';

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

/** A task of a thread: decodes the pictures, or parses the pixels, of a body, and predicts each of them. */
export async function scoreBody({
  model,
  body,
  hasPictures,
  limits,
}: ScoreTask): Promise<{ predictions: ScoredImage[] } | RefusedBody> {
  const shape = model.inputShape;
  if (hasPictures && shape[2] > maxPngChannels) return noPicture(shape[2]);
  const refuseToShowAll = (count: number) =>
    hasPictures ? tooManyToShow(count, shape) : undefined;
  const tooMany = 'json' in body ? undefined : refuseToShowAll(body.pictures.length);
  if (tooMany !== undefined) return tooMany;
  const read =
    'json' in body
      ? readPixels(body.json, { shape, most: limits.images })
      : await decodeAll(body.pictures, shape, { picture: limits.picture });
  if ('refused' in read) return read;
  const refused = refuseToShowAll(read.images.length);
  if (refused !== undefined) return refused;
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

function readPixels(
  bytes: OwnBytes,
  { shape, most }: { shape: ImageShape; most: number },
): { images: Uint8Array[] } | RefusedBody {
  const { values, isParsable } = measureJson(bytes);
  const maxValues = most * sizeOfShape(shape);
  if (values > maxValues) {
    const detail = `Expected \`images\` to have at most ${maxValues} numbers, got ${values}.`;
    return refuseImages('validation', [{ pointer: '/images', detail }]);
  }
  if (!isParsable) return { refused: { code: 'body-too-large', detail: tooLargeForThread } };
  try {
    const parsed = parsePixels(parseJson(bytes), { shape, most });
    return 'bad' in parsed ? refuseImages('validation', parsed.bad) : parsed;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { code, message: detail, errors } = error;
    return { refused: { code, detail, ...(errors && { errors }) } };
  }
}

/** PNG has at most 4 channels: RGB and alpha. */
const maxPngChannels = 4;

const noPicture = (channels: number) =>
  refuseToShow(
    `Expected images of 1 to ${maxPngChannels} channels to show as PNG, got ${channels} channels. Leave out \`picture\`.`,
  );

/** The maximum number of bytes of pixels in an answer, because the texts of all pictures are in the heap of the thread. */
const maxShownBytes = 16 * 1024 * 1024;

function tooManyToShow(count: number, shape: ImageShape): RefusedBody | undefined {
  const most = Math.max(1, Math.floor(maxShownBytes / sizeOfShape(shape)));
  if (count <= most) return undefined;
  return refuseToShow(
    `Expected at most ${most} images of ${shape.join(' × ')} to show as PNG, got ${count}. Leave out \`picture\`, or send fewer images.`,
  );
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

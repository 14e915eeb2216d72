import type { Request } from 'express';
import type { OwnBytes } from '../heavy/transfer.ts';
import { askForBody } from '../http/ask-for-body.ts';
import { dropRest } from '../http/drop-rest.ts';
import { multipartType, readMultipart } from '../http/read-multipart.ts';
import { ApiProblem, ClientGoneError, refuseHeader } from '../problems/problem.ts';
import type { ImagesBody, ScoringLimits } from './images-body.ts';

/** The name of the form's fields that are pictures. */
const fieldName = 'image';
const expectedTypes = `${multipartType}, image/* or application/json`;

/** Reads the body of a prediction into memory. Throws a problem for a body of another type, and for one that exceeds a limit. */
export async function readImagesBody(request: Request, limits: ScoringLimits): Promise<ImagesBody> {
  const [type = ''] = (request.get('content-type') ?? '').toLowerCase().split(';');
  assertLength(request, limits);
  if (type.trim() === multipartType) return readForm(request, limits);
  if (type.startsWith('image/')) {
    return { pictures: [{ name: undefined, bytes: await readWhole(request, limits) }] };
  }
  if (type.trim() === 'application/json') return { json: await readWhole(request, limits) };
  const detail = `Expected the Content-Type ${expectedTypes}, got ${type ? `\`${type}\`` : 'none'}.`;
  throw refuseHeader('Content-Type', detail, 'unsupported-media-type');
}

/** Reads a body of any type into memory, in which it can be moved to a thread. Throws a problem for one that exceeds the limit. */
export function readBytesBody(request: Request, limits: ScoringLimits): Promise<OwnBytes> {
  assertLength(request, limits);
  return readWhole(request, limits);
}

function assertLength(request: Request, { bytes }: ScoringLimits): void {
  if (Number(request.get('content-length') ?? 0) <= bytes) return;
  dropRest(request);
  throw tooLarge(bytes);
}

async function readForm(request: Request, { bytes, images }: ScoringLimits): Promise<ImagesBody> {
  const pictures: { name: string | undefined; bytes: OwnBytes }[] = [];
  let total = 0;
  const fields = await readMultipart(request, {
    limits: { files: images, fileBytes: bytes, fields: 1 },
    async onFile({ name, fileName, stream }) {
      if (name !== fieldName) throw otherField(name);
      const picture = { name: fileName?.slice(0, 100), bytes: new Uint8Array() };
      pictures.push(picture);
      const pieces: Uint8Array[] = [];
      for await (const piece of stream as AsyncIterable<Uint8Array>) {
        total += piece.length;
        if (total > bytes) throw tooLarge(bytes);
        pieces.push(piece);
      }
      picture.bytes = joined(pieces);
    },
  });
  const [other] = fields.keys();
  if (other !== undefined) throw otherField(other);
  if (pictures.length > 0) return { pictures };
  const detail = `Expected one or more files in the field \`${fieldName}\`, got none.`;
  throw new ApiProblem('validation', {
    detail,
    errors: [{ in: 'body', pointer: `/${fieldName}`, detail }],
  });
}

/** Reads a body of one part. */
async function readWhole(request: Request, { bytes: most }: ScoringLimits): Promise<OwnBytes> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  askForBody(request);
  try {
    // By default, the end of the loop would destroy the connection.
    const read = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    for await (const piece of read) {
      total += piece.length;
      if (total > most) throw tooLarge(most);
      pieces.push(piece);
    }
  } catch (error) {
    dropRest(request);
    throw error instanceof ApiProblem ? error : new ClientGoneError();
  }
  return joined(pieces);
}

/** Joins pieces in memory that can be moved to a thread. */
function joined(pieces: readonly Uint8Array[]): OwnBytes {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function otherField(name: string): ApiProblem {
  const detail = `Expected only fields \`${fieldName}\` with a file, got \`${name.slice(0, 60)}\`. With curl: -F ${fieldName}=@photo.jpg`;
  return new ApiProblem('validation', {
    detail,
    errors: [{ in: 'body', pointer: `/${name.slice(0, 60)}`, detail }],
  });
}

const tooLarge = (bytes: number) =>
  new ApiProblem('body-too-large', {
    detail: `Expected a body of at most ${Math.floor(bytes / 1024 / 1024)} MB. Send fewer or smaller pictures.`,
  });

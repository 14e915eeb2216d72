import type { Request } from 'express';
import { ApiProblem, ClientGoneError } from '../problems/problem.ts';
import { askForBody } from './ask-for-body.ts';
import { dropRest } from './drop-rest.ts';

type FileBody = {
  /** The maximum size. A larger body is rejected before it is read, if the client has sent its length. */
  bytes: number;
  /** Reads the pieces to their end. They fail if the body is rejected. The body is rejected if `onFile` throws. */
  onFile: (pieces: AsyncIterable<Uint8Array>) => Promise<void>;
};

/** Reads a body that is one file, as `curl --data-binary @file` sends it. No file is kept in memory here. */
export async function readFileBody(request: Request, { bytes, onFile }: FileBody): Promise<void> {
  if (Number(request.get('content-length') ?? 0) > bytes) {
    dropRest(request);
    throw tooLarge(bytes);
  }
  askForBody(request);
  try {
    await onFile(piecesOf(request, bytes));
  } catch (error) {
    dropRest(request);
    throw error;
  }
}

async function* piecesOf(request: Request, most: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    // By default, the end of the loop would destroy the connection.
    const pieces = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    for await (const piece of pieces) {
      total += piece.length;
      if (total > most) throw tooLarge(most);
      yield piece;
    }
  } catch (error) {
    throw error instanceof ApiProblem ? error : new ClientGoneError();
  }
  if (total > 0) return;
  throw new ApiProblem('malformed-request', {
    detail: 'Expected a file as the body, got no body.',
  });
}

const tooLarge = (bytes: number) =>
  new ApiProblem('body-too-large', {
    detail: `Expected a file of at most ${Math.floor(bytes / 1024 / 102.4) / 10} MB.`,
  });

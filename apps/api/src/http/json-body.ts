import express, { type NextFunction, type RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { parseJson } from './parse-json.ts';

export const maxBodyBytes = 64 * 1024;

const bodyTooLarge = () =>
  new ApiProblem('body-too-large', { detail: 'Expected a body of at most 64 KB.' });

const readBytes = express.raw({ limit: maxBodyBytes, type: () => true });

/** Reads the bytes of a body. A chunked body is refused as soon as it exceeds the limit: the parser would read it to its end. */
const readBody: RequestHandler = (request, response, next) => {
  let isOver = false;
  const goOn: NextFunction = (error?: unknown) => {
    if (isOver) return;
    isOver = true;
    next(error);
  };
  if (request.get('content-length') === undefined) {
    let bytes = 0;
    request.on('data', (chunk: Uint8Array) => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes || isOver) return;
      response.set('Connection', 'close');
      goOn(bodyTooLarge());
    });
  }
  readBytes(request, response, goOn);
};

/** Reads a JSON body. Another content type is refused, and not read as an empty body. */
export const jsonBody: RequestHandler[] = [
  (request, _response, next) => {
    const got = request.get('content-type') ?? '';
    const [type = '', ...parameters] = got.split(';').map((part) => part.trim().toLowerCase());
    if (type !== 'application/json') {
      const detail = `Expected the Content-Type application/json, got ${got ? `\`${got}\`` : 'none'}.`;
      throw new ApiProblem('unsupported-media-type', { detail });
    }
    const charset = parameters.find((each) => each.startsWith('charset='));
    if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) {
      const detail = `Expected the charset UTF-8, got \`${charset.slice('charset='.length)}\`.`;
      throw new ApiProblem('unsupported-media-type', { detail });
    }
    // The parser would answer only after it has received the whole body.
    if (Number(request.get('content-length') ?? 0) > maxBodyBytes) throw bodyTooLarge();
    next();
  },
  readBody,
  (request, _response, next) => {
    // The parser sets no body for a request without one.
    request.body = parseJson((request.body as Uint8Array | undefined) ?? new Uint8Array());
    next();
  },
];

import express, { type NextFunction, type RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { parseJson } from './parse-json.ts';

export const maxBodyBytes = 64 * 1024;

const bodyTooLarge = () =>
  new ApiProblem('body-too-large', { detail: 'Expected a body of at most 64 KB.' });

const readBytes = express.raw({ limit: maxBodyBytes, type: () => true });

/**
 * Reads the bytes of a body. A chunked body is rejected as soon as it exceeds the limit. The parser alone would read it to
 * its end.
 */
const readBody: RequestHandler = (request, response, next) => {
  let isOver = false;
  const finish: NextFunction = (error?: unknown) => {
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
      finish(bodyTooLarge());
    });
  }
  readBytes(request, response, finish);
};

/** Reads and parses a JSON body. Rejects a content type other than JSON, because Express would treat such a body as empty. */
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
    // The parser would reject the body only after it has received all of it.
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

import express, { type NextFunction, type Request, type RequestHandler } from 'express';
import { ApiProblem, refuseHeader } from '../problems/problem.ts';
import { parseJson } from './parse-json.ts';

export const maxBodyBytes = 64 * 1024;

const bodyTooLarge = () =>
  new ApiProblem('body-too-large', { detail: 'Expected a body of at most 64 KB.' });

/** The problem of a request without a body, for a route that needs one. */
const noBody = (types: readonly string[]) =>
  new ApiProblem('malformed-json', {
    detail: `Expected a body of JSON with the Content-Type ${types.join(' or ')}, got no body.`,
  });

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

export const jsonTypes: readonly string[] = ['application/json'];
/** The media types of a body that changes some fields of a resource: a merge patch (RFC 7396). */
export const patchTypes: readonly string[] = ['application/json', 'application/merge-patch+json'];

export type JsonBodyOptions = {
  types: readonly string[];
  /** Whether a request may have no body. Then `request.body` is undefined. */
  isOptional: boolean;
};

/** Reads and parses a JSON body. Rejects other content types, because Express would treat such a body as empty. */
export function jsonBody({ types, isOptional }: JsonBodyOptions): RequestHandler[] {
  const isLeftOut = ({ headers }: Request) =>
    headers['content-type'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    Number(headers['content-length'] ?? 0) === 0;
  return [
    (request, _response, next) => {
      if (!isLeftOut(request)) assertMediaType(request, types);
      else if (!isOptional) throw noBody(types);
      // The parser would reject the body only after it has received all of it.
      if (Number(request.get('content-length') ?? 0) > maxBodyBytes) throw bodyTooLarge();
      next();
    },
    readBody,
    (request, _response, next) => {
      // The parser sets no body for a request without one.
      request.body = isLeftOut(request)
        ? undefined
        : parseJson((request.body as Uint8Array | undefined) ?? new Uint8Array());
      next();
    },
  ];
}

/** Throws a problem for a body of another media type. */
export function assertMediaType(request: Request, types: readonly string[]): void {
  const got = request.get('content-type') ?? '';
  const [type = '', ...parameters] = got.split(';').map((part) => part.trim().toLowerCase());
  if (!types.includes(type)) {
    const detail = `Expected the Content-Type ${types.join(' or ')}, got ${got ? `\`${got}\`` : 'none'}.`;
    const headers = request.method === 'PATCH' ? { 'Accept-Patch': types.join(', ') } : {};
    throw refuseHeader('Content-Type', detail, 'unsupported-media-type', headers);
  }
  const charset = parameters.find((each) => each.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) {
    const detail = `Expected the charset UTF-8, got \`${charset.slice('charset='.length)}\`.`;
    throw refuseHeader('Content-Type', detail, 'unsupported-media-type');
  }
}

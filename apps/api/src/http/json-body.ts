import express, { type RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';

const limitBytes = 64 * 1024;

/** Reads a JSON body; another content type is refused and not taken for an empty body. */
export const jsonBody: RequestHandler[] = [
  (request, _response, next) => {
    if (request.is('application/json')) return next();
    const got = request.get('content-type');
    const detail = `Expected the Content-Type application/json, got ${got ? `\`${got}\`` : 'none'}.`;
    throw new ApiProblem('unsupported-media-type', { detail });
  },
  express.json({ limit: limitBytes, strict: false }),
];

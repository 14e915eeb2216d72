import type { Request } from 'express';
import type { WriteCurves } from './trial-curve.ts';
import { writeBinary } from './write-binary.ts';
import { writeJson } from './write-json.ts';

const octets = 'application/octet-stream';

/** How curves of many trials can be had. */
export const formats = {
  json: { type: 'application/json; charset=utf-8', write: writeJson },
  binary: { type: octets, write: writeBinary },
} satisfies Record<string, { type: string; write: WriteCurves }>;

export const acceptedFormat = (request: Request): keyof typeof formats =>
  request.accepts(['application/json', octets]) === octets ? 'binary' : 'json';

import type { Request } from 'express';
import type { CurveFormat } from './trial-curve.ts';
import { binaryCurves } from './write-binary.ts';
import { jsonCurves } from './write-json.ts';

/** How curves of many trials can be had. */
export const formats = { json: jsonCurves, binary: binaryCurves } satisfies Record<
  string,
  CurveFormat
>;

export type CurveFormatName = keyof typeof formats;

export const acceptedFormat = (request: Request): CurveFormatName =>
  request.accepts(['application/json', formats.binary.type]) === formats.binary.type
    ? 'binary'
    : 'json';

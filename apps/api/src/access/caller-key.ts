import type { Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { readCaller } from './caller.ts';

/** The key of a caller, where callers share a limit or a queue: its token, or its address without a token. */
export function callerOf(response: Response): string {
  const caller = readCaller(response);
  return caller.is === 'holder'
    ? `token ${caller.token.name}`
    : ipKeyGenerator(response.req.ip ?? '');
}

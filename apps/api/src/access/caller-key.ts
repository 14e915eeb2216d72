import type { Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { readCaller } from './caller.ts';

/** Who is told apart from others where callers share something: a token, or else an address. */
export function callerOf(response: Response): string {
  const caller = readCaller(response);
  return caller.is === 'holder'
    ? `token ${caller.token.name}`
    : ipKeyGenerator(response.req.ip ?? '');
}

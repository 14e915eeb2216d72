import type { Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Token } from './access.ts';

/** Who sent a request. */
export type Caller =
  /** No token is set, so callers are not distinguished. */
  { is: 'anybody' } | { is: 'holder'; token: Token } | { is: 'stranger'; triedToken: boolean };

export const setCaller = (response: Response, caller: Caller): void => {
  response.locals.caller = caller;
};

/** The caller of a request: a stranger before `setCaller` is called. */
export const readCaller = ({ locals }: Pick<Response, 'locals'>): Caller =>
  (locals.caller as Caller | undefined) ?? { is: 'stranger', triedToken: false };

export function mayWrite(caller: Caller): boolean {
  return caller.is === 'anybody' || (caller.is === 'holder' && caller.token.scope === 'write');
}

/** The key of a caller, where callers share a limit or a queue: its token, or its address without a token. */
export function callerOf(response: Response): string {
  const caller = readCaller(response);
  return caller.is === 'holder'
    ? `token ${caller.token.name}`
    : ipKeyGenerator(response.req.ip ?? '');
}

import type { Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Scope, Token } from './access.ts';

/** Who sent a request. `anybody`: no tokens are set, so callers are not distinguished. `stranger`: no valid token. */
export type Caller =
  | { is: 'anybody' }
  | { is: 'holder'; token: Token }
  | { is: 'stranger'; triedToken: boolean };

export const setCaller = (response: Response, caller: Caller): void => {
  response.locals.caller = caller;
};

/** Returns the caller of a request. Before `setCaller`, this is a stranger. */
export const readCaller = ({ locals }: Pick<Response, 'locals'>): Caller =>
  (locals.caller as Caller | undefined) ?? { is: 'stranger', triedToken: false };

export function mayWrite(caller: Caller): boolean {
  return caller.is === 'anybody' || (caller.is === 'holder' && caller.token.scope === 'write');
}

/** Returns the rights of a caller. Without tokens, every caller has all rights. */
export function scopesOf(caller: Caller): Scope[] {
  if (caller.is === 'stranger') return [];
  return mayWrite(caller) ? ['read', 'write'] : ['read'];
}

/** Returns the key of a caller for limits and queues: the name of the token, or the address of a caller without a token. */
export function callerOf(response: Response): string {
  const caller = readCaller(response);
  return caller.is === 'holder'
    ? `token ${caller.token.name}`
    : ipKeyGenerator(response.req.ip ?? '');
}

import type { Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Token } from './access.ts';
import { includesScope, type Scope, scopes } from './scopes.ts';

/** Who sent a request. `anybody`: no tokens are set, so callers are not distinguished. `unknown`: no valid token. */
export type Caller =
  | { is: 'anybody' }
  | { is: 'holder'; token: Token }
  | { is: 'unknown'; triedToken: boolean };

export const setCaller = (response: Response, caller: Caller): void => {
  response.locals.caller = caller;
};

/** Returns the caller of a request. Before `setCaller`, the caller is `unknown`. */
export const readCaller = ({ locals }: Pick<Response, 'locals'>): Caller =>
  (locals.caller as Caller | undefined) ?? { is: 'unknown', triedToken: false };

/** Whether a caller may do what needs this scope. If no tokens are set, every caller may do everything. */
export const hasScope = (caller: Caller, needed: Scope): boolean =>
  caller.is === 'anybody' || (caller.is === 'holder' && includesScope(caller.token.scope, needed));

/** Returns all scopes of a caller. If no tokens are set, every caller has all scopes. */
export const scopesOf = (caller: Caller): Scope[] =>
  scopes.filter((scope) => hasScope(caller, scope));

/** Returns the key of a caller for limits and queues: the name of the token, or the address of a caller without a token. */
export function callerOf(response: Response): string {
  const caller = readCaller(response);
  return caller.is === 'holder'
    ? `token ${caller.token.name}`
    : ipKeyGenerator(response.req.ip ?? '');
}

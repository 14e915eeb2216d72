import type { Response } from 'express';
import type { Token } from './access.ts';

/** Who sent a request. */
export type Caller =
  /** Nobody is told apart: no token is set. */
  { is: 'anybody' } | { is: 'holder'; token: Token } | { is: 'stranger'; triedToken: boolean };

export const setCaller = (response: Response, caller: Caller): void => {
  response.locals.caller = caller;
};

/** A stranger until something else is found out. */
export const readCaller = ({ locals }: Pick<Response, 'locals'>): Caller =>
  (locals.caller as Caller | undefined) ?? { is: 'stranger', triedToken: false };

export function mayWrite(caller: Caller): boolean {
  return caller.is === 'anybody' || (caller.is === 'holder' && caller.token.scope === 'write');
}

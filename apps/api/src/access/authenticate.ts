import { parseCookie } from 'cookie';
import type { Request, RequestHandler } from 'express';
import type { Access, Token, TokenSource } from './access.ts';
import { type Caller, setCaller } from './caller.ts';
import { findToken } from './parse-tokens.ts';
import { type Sessions, sessionCookie } from './session.ts';

/** Accepts every caller, for a service without tokens. */
export const acceptAnybody: RequestHandler = (_request, response, next) => {
  setCaller(response, { is: 'anybody' });
  next();
};

/** Identifies the caller by the header `Authorization`, or else by the session cookie. Rejects no request. */
export function authenticate(tokens: TokenSource, sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    setCaller(response, await identify(request));
    next();
  };

  async function identify({ headers }: Request): Promise<Caller> {
    const bearer = /^Bearer(?: +(.*))?$/i.exec(headers.authorization ?? '');
    if (bearer !== null) return toCaller(findToken(tokens(), bearer[1] ?? ''), true);
    const sealed = parseCookie(headers.cookie ?? '')[sessionCookie];
    return toCaller(sealed === undefined ? undefined : await sessions.open(sealed), false);
  }
}

const toCaller = (token: Token | undefined, triedToken: boolean): Caller =>
  token === undefined ? { is: 'unknown', triedToken } : { is: 'holder', token };

/** Whether the token of a caller still exists with the same secret. The tokens can change while a request is answered. */
export function isStillAdmitted(access: Access, caller: Caller): boolean {
  if (access.mode !== 'tokens' || caller.is !== 'holder') return true;
  const { name, digest } = caller.token;
  return access.tokens().some((token) => token.name === name && token.digest.equals(digest));
}

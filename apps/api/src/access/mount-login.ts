import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { allowOnly } from '../http/allow.ts';
import type { ApiProblem } from '../problems/problem.ts';
import { loginPolicies } from '../security/policies.ts';
import type { Access, TokenSource } from './access.ts';
import { wrongToken } from './authorize.ts';
import { readCaller } from './caller.ts';
import { createLoginPages, mountStyle } from './login-page.ts';
import { parseLocalPath } from './parse-local-path.ts';
import { findToken } from './parse-tokens.ts';
import { type Sessions, sessionCookie, sessionMs } from './session.ts';

export type LoginDeps = {
  tokens: TokenSource;
  sessions: Sessions;
  failures: RequestHandler;
  basePath: string;
};

const readForm = express.urlencoded({ extended: false, limit: '64kb' });

/** Adds `/login`, which sets the session cookie for a token, and `/logout`, which clears the cookie. */
export function mountLogin(
  app: Express,
  { tokens, sessions, failures, basePath }: LoginDeps,
): void {
  const { renderLogin, renderLoggedIn } = createLoginPages(basePath);
  const readNext = ({ query }: Request) => parseLocalPath(query.next, basePath);
  const login = app.route('/login').all(...loginPolicies);
  login.get((request, response) => {
    const caller = readCaller(response);
    const next = readNext(request);
    response.type('html');
    if (caller.is !== 'holder') response.send(renderLogin());
    else if (next === undefined) response.send(renderLoggedIn(caller.token));
    else response.redirect(303, next);
  });
  login.post(readForm, async (request: Request, response: Response) => {
    const token = findToken(tokens(), readSecret(request));
    if (token === undefined) {
      failures(request, response, (refusal) => {
        const { status, message, headers }: ApiProblem = refusal ?? wrongToken();
        response.status(status).set(headers).type('html').send(renderLogin(message));
      });
      return;
    }
    response.cookie(sessionCookie, await sessions.seal(token), cookieFor(request, basePath));
    response.redirect(303, readNext(request) ?? `${basePath}/`);
  });
  login.all(allowOnly('GET', 'POST'));

  mountStyle(app);

  const logout = app.route('/logout').post((request, response) => {
    response
      .clearCookie(sessionCookie, cookieFor(request, basePath))
      .redirect(303, `${basePath}/login`);
  });
  logout.all(allowOnly('POST'));
}

/** Returns the secret in the submitted form. */
function readSecret({ body }: Request): string {
  const { token } = (body ?? {}) as { token?: unknown };
  return typeof token === 'string' ? token.trim() : '';
}

/** The options of the session cookie. `secure` depends on `Origin`, which has https also behind a proxy that terminates TLS. */
const cookieFor = ({ headers }: Request, basePath: string) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  path: basePath || '/',
  maxAge: sessionMs,
  secure: headers.origin?.startsWith('https://') ?? false,
});

/** Adds `/login` of a service without tokens: a page that says that no login is needed. */
export function mountNoLogin(
  app: Express,
  { access, basePath }: { access: Access; basePath: string },
): void {
  const { renderNoLogin } = createLoginPages(basePath);
  const who =
    access.mode === 'anonymous'
      ? 'Everybody who can reach this address'
      : 'Everybody on this machine';
  const login = app.route('/login').all(...loginPolicies);
  login.get((_request, response) => {
    response.type('html').send(renderNoLogin(who));
  });
  login.all(allowOnly('GET'));
  mountStyle(app);
}

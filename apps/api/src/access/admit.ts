import type { Express } from 'express';
import type { Access } from './access.ts';
import { acceptAnybody, authenticate } from './authenticate.ts';
import { assertToken } from './authorize.ts';
import { mountLogin, mountNoLogin } from './mount-login.ts';
import { createRateLimits } from './rate-limits.ts';
import { createSessions } from './session.ts';

export type AdmitDeps = {
  access: Access;
  basePath: string;
  rateLimit: number;
  now: () => Date;
};

/** Adds access control to the app. Routes that are added after this call need a token, and each route checks its scope. */
export function admit(app: Express, { access, basePath, rateLimit, now }: AdmitDeps): void {
  const { requests, failures } = createRateLimits(rateLimit);
  if (access.mode !== 'tokens') {
    app.use(acceptAnybody, requests);
    mountNoLogin(app, { access, basePath });
    return;
  }
  const { tokens } = access;
  const sessions = createSessions(tokens, now);
  app.use(authenticate(tokens, sessions), requests);
  mountLogin(app, { tokens, sessions, failures, basePath });
  app.use(assertToken(failures, basePath));
}

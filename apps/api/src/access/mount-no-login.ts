import type { Express } from 'express';
import { allowOnly } from '../http/allow.ts';
import { loginPolicies } from '../security/policies.ts';
import type { Access } from './access.ts';
import { createLoginPages, mountStyle } from './login-page.ts';

/** `/login` of a service without tokens: a page that says that there is nothing to log in to. */
export function mountNoLogin(
  app: Express,
  { access, basePath }: { access: Access; basePath: string },
): void {
  const { renderNoLogin } = createLoginPages(basePath);
  const who =
    access.mode === 'anonymous'
      ? 'everybody who reaches this address'
      : 'everybody on this machine';
  const login = app.route('/login').all(...loginPolicies);
  login.get((_request, response) => {
    response.type('html').send(renderNoLogin(who));
  });
  login.all(allowOnly('GET'));
  mountStyle(app);
}

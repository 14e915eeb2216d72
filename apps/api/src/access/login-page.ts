import type { Express } from 'express';
import { allowOnly } from '../http/allow.ts';
import type { Token } from './access.ts';

const stylePath = '/login/style.css';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 90vh; margin: 0 1rem; }
main { width: min(24rem, 100%); }
form { display: grid; gap: 0.75rem; }
input, button { font: inherit; padding: 0.5rem 0.75rem; }
[role='alert'] { margin: 0; color: #c62828; }
@media (prefers-color-scheme: dark) { [role='alert'] { color: #ff8a80; } }
`;

/** Creates the pages at `/login`. Their links begin with the base path. */
export function createLoginPages(basePath: string) {
  const renderPage = (title: string, body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · sweepq</title>
    <link rel="stylesheet" href="${basePath}${stylePath}">
    <link rel="icon" href="data:,">
  </head>
  <body>
    <main>
      <h1>sweepq</h1>
      ${body}
    </main>
  </body>
</html>
`;
  const links = `<p><a href="${basePath}/">The sweeps</a> · <a href="${basePath}/docs/">The API</a> · <a href="${basePath}/admin/queues/">Bull Board</a></p>`;
  return {
    /** Renders the form for a token. The form is sent to the URL of the page, so the query parameter `next` is kept. */
    renderLogin: (refusal?: string) =>
      renderPage(
        'Log in',
        `<form method="post">
        <label for="token">Token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
        ${refusal === undefined ? '' : `<p role="alert">${refusal}</p>`}
        <button>Log in</button>
      </form>`,
      ),

    /**
     * Renders the page for a browser with a session. The name is not escaped: names of tokens have no special characters of
     * HTML.
     */
    renderLoggedIn: ({ name, scope }: Token) =>
      renderPage(
        'Logged in',
        `<p>Logged in as <strong>${name}</strong>, whose token has the scope <strong>${scope}</strong>.</p>
      ${links}
      <form method="post" action="${basePath}/logout">
        <button>Log out</button>
      </form>`,
      ),

    /** Renders the page for a service without tokens. */
    renderNoLogin: (who: string) =>
      renderPage(
        'No login',
        `<p>No login is needed: no tokens are set. ${who} may read and write.</p>
      <p>The setting <code>SWEEPQ_TOKENS</code> of the api sets tokens.</p>
      ${links}`,
      ),
  };
}

/** Serves the style of these pages. It is a separate file, because the content security policy allows no inline style. */
export function mountStyle(app: Express): void {
  const styles = app.route(stylePath).get((_request, response) => {
    response.type('css').send(style);
  });
  styles.all(allowOnly('GET'));
}

import type { Token } from './access.ts';

/** A page that asks for a token. Its form is sent to where it came from, so it keeps its `next`. */
export const renderLogin = (refusal?: string) =>
  renderPage(
    'Log in',
    `<form method="post">
        <label for="token">Token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
        ${refusal === undefined ? '' : `<p role="alert">${refusal}</p>`}
        <button>Log in</button>
      </form>`,
  );

/** A page that says who is logged in. A name has no character that means something in HTML. */
export const renderLoggedIn = ({ name, scope }: Token) =>
  renderPage(
    'Logged in',
    `<p>Logged in as <strong>${name}</strong>, which may ${scope === 'write' ? 'read and write' : 'read'}.</p>
      <p><a href="/docs/">The API</a> · <a href="/admin/queues/">Bull Board</a></p>
      <form method="post" action="/logout">
        <button>Log out</button>
      </form>`,
  );

export const stylePath = '/login/style.css';

export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 90vh; margin: 0 1rem; }
main { width: min(24rem, 100%); }
form { display: grid; gap: 0.75rem; }
input, button { font: inherit; padding: 0.5rem 0.75rem; }
[role='alert'] { margin: 0; color: #c62828; }
@media (prefers-color-scheme: dark) { [role='alert'] { color: #ff8a80; } }
`;

const renderPage = (title: string, body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · sweepq</title>
    <link rel="stylesheet" href="${stylePath}">
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

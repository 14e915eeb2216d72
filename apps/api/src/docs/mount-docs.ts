import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { type Express } from 'express';
import { allowOnly } from '../http/allow.ts';
import { docsPolicy } from '../security/policies.ts';

const path = '/docs';

const swaggerUiDir = dirname(
  createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'),
);
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>sweepq API</title>
    <link rel="stylesheet" href="${path}/swagger-ui.css">
    <link rel="icon" type="image/png" href="${path}/favicon-32x32.png">
  </head>
  <body>
    <div id="docs"></div>
    <script src="${path}/swagger-ui-bundle.js"></script>
    <script src="${path}/start.js"></script>
  </body>
</html>
`;

// A file of its own: the content security policy lets no script stand in the page.
const script = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });
`;

/** The page of the API, all of it from this process. */
export function mountDocs(app: Express, document: object): void {
  const openapi = app.route('/openapi.json');
  openapi.get((_request, response) => {
    response.json(document);
  });
  openapi.all(allowOnly('GET'));

  const docs = express.Router();
  docs.use(docsPolicy);
  docs.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  docs.get('/start.js', (_request, response) => {
    response.type('text/javascript').send(script);
  });
  for (const file of files) {
    docs.get(`/${file}`, (_request, response) => {
      response.sendFile(join(swaggerUiDir, file));
    });
  }
  docs.all(['/', '/start.js', ...files.map((file) => `/${file}`)], allowOnly('GET'));
  app.use(path, docs);

  const home = app.route('/');
  home.get((_request, response) => {
    response.redirect(path);
  });
  home.all(allowOnly('GET'));
}

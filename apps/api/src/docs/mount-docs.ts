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

const renderPage = (base: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>sweepq API</title>
    <link rel="stylesheet" href="${base}/swagger-ui.css">
    <link rel="icon" type="image/png" href="${base}/favicon-32x32.png">
  </head>
  <body>
    <div id="docs"></div>
    <script src="${base}/swagger-ui-bundle.js"></script>
    <script src="${base}/start.js"></script>
  </body>
</html>
`;

// The script is a separate file, because the content security policy allows no inline script.
const renderScript = (
  basePath: string,
) => `SwaggerUIBundle({ url: '${basePath}/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });
`;

type DocsDeps = { version: string; basePath: string; exampleDataset: string };

/** Adds the OpenAPI document, and the page that shows it. This process serves all files of the page. */
export function mountDocs(app: Express, deps: DocsDeps): void {
  const { basePath } = deps;
  const page = renderPage(`${basePath}${path}`);
  const script = renderScript(basePath);
  // The document takes 0.2 s of the start of the api, and most apis are never asked for it.
  let document: Promise<object> | undefined;
  const openapi = app.route('/openapi.json');
  openapi.get(async (_request, response) => {
    document ??= createDocument(deps);
    response.json(await document);
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
}

async function createDocument(deps: DocsDeps): Promise<object> {
  const { createOpenApiDocument } = await import('../openapi/document.ts');
  return createOpenApiDocument(deps.version, deps);
}

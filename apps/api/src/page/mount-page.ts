// Serves the page, apps/dashboard: one document for all its paths, and its files.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Express } from 'express';
import type { Heavy } from '../heavy/create-heavy.ts';
import { allowOnly } from '../http/allow.ts';
import { notFound } from '../problems/problem.ts';
import { pagePolicy } from '../security/policies.ts';
import { readPageFiles } from './read-page-files.ts';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@sweepq/dashboard/package.json')),
  'dist',
);

/** The paths of the page. Its script reads the rest of the address. */
const paths = [
  ...['/', '/sweeps', '/sweeps/:id', '/trials/:id'],
  ...['/datasets', '/datasets/:name', '/datasets/:name/versions/:version'],
  ...['/models', '/models/:name', '/workers'],
];

type PageDeps = { basePath: string; heavy: Pick<Heavy, 'wake'> };

export function mountPage(app: Express, { basePath, heavy }: PageDeps): void {
  const document = readDocument(basePath);
  for (const path of paths) {
    const route = app.route(path);
    route.get(pagePolicy, (_request, response) => {
      // The view of a sweep requests a table of its trials as soon as its script has started.
      if (path === '/sweeps/:id') heavy.wake();
      response.set('Cache-Control', 'no-cache').type('html').send(document);
    });
    route.all(allowOnly('GET'));
  }

  const files = readPageFiles(join(folder, 'assets'));
  const route = app.route('/assets/:name');
  route.get(pagePolicy, async (request, response) => {
    const file = files.get(request.params.name);
    if (file === undefined) throw notFound('The page has no such file.');
    const isZipped = request.acceptsEncodings('gzip') === 'gzip';
    // The name of a file contains the hash of its content.
    response.set('Cache-Control', 'private, max-age=31536000, immutable');
    response.set('Vary', 'Accept-Encoding').type(file.extension);
    if (isZipped) response.set('Content-Encoding', 'gzip');
    response.send(isZipped ? await file.zip() : file.bytes);
  });
  route.all(allowOnly('GET'));
}

/** Returns the document. Its addresses are relative, so that they work below a path of a proxy. */
function readDocument(basePath: string): string {
  const text = readFileSync(join(folder, 'index.html'), 'utf8');
  return text.replace('<head>', `<head>\n    <base href="${basePath}/">`);
}

// Serves the page, apps/dashboard: one document for all its paths, and its files.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isSweepId } from '@sweepq/contract';
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
  const { document, writeForSweep } = readDocument(basePath);
  for (const path of paths) {
    const route = app.route(path);
    route.get(pagePolicy, (request, response) => {
      response.set('Cache-Control', 'no-cache').type('html');
      if (path !== '/sweeps/:id') return void response.send(document);
      // The view of a sweep requests a table of its trials at once.
      heavy.wake();
      const { id } = request.params as { id: string };
      // A filter or an axis in the address can need other columns.
      const isPlain = isSweepId(id) && !request.originalUrl.includes('?');
      response.send(isPlain ? writeForSweep(id) : document);
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

/** A line of the document that lets the browser request data of a sweep before a script runs. `vite.config.ts` of the page writes it. */
const preload = /^ *<link rel="preload"[^>]* href="[^"]*\/SWEEP\b[^>]*>\n/gm;

/** Returns the document, and a function that writes it for a sweep. Its addresses are relative, so that they work below a path of a proxy. */
function readDocument(basePath: string) {
  const text = readFileSync(join(folder, 'index.html'), 'utf8');
  const whole = text.replace('<head>', `<head>\n    <base href="${basePath}/">`);
  return {
    document: whole.replace(preload, ''),
    writeForSweep: (id: string) => whole.replace(preload, (line) => line.replace('SWEEP', id)),
  };
}

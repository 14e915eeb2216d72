// Bundles the page, apps/dashboard, if its sources or its dependencies have changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dashboard = join(root, 'apps/dashboard');
const stampPath = join(dashboard, 'dist/.stamp');

/** The sources of the page, and the packages of this repository that it contains. */
const sources = ['apps/dashboard', 'packages/client', 'packages/contract', 'packages/view'];

const stamp = hashSources();
if (!existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp) {
  // Vite is a dependency of the page, not of this repository.
  const { build } = await import(createRequire(join(dashboard, 'package.json')).resolve('vite'));
  await build({ root: dashboard, logLevel: 'error' });
  writeFileSync(stampPath, stamp);
}

function hashSources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const source of sources) addFolder(hash, join(root, source));
  return hash.digest('hex');
}

function addFolder(hash, folder) {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.endsWith('.test.ts'))
      continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else hash.update(path.slice(root.length)).update(readFileSync(path));
  }
}

// `node scripts/compare-openapi.mjs`: compares the OpenAPI document of the built api with that of the last release, and fails on a breaking
// change that CHANGELOG.md does not name. `--keep` stores the document of the present version as that of the last release. Other
// documents and another changelog can be given as arguments: before.json, after.json, CHANGELOG.md.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findBreakingChanges } from './openapi/find-breaking-changes.mjs';

const root = resolve(import.meta.dirname, '..');
/** The folder has one file: the document of the last release, named by its version. */
const folder = join(root, 'packages/client/openapi');

const { values, positionals } = parseArgs({
  options: { keep: { type: 'boolean' } },
  allowPositionals: true,
});
const { version } = readJson(join(root, 'package.json'));

if (values.keep) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  const text = JSON.stringify(await createPresent(), null, 2);
  writeFileSync(join(folder, `${version}.json`), `${text}\n`);
} else {
  const [before = lastRelease(), after, changelog = join(root, 'CHANGELOG.md')] = positionals;
  const present = after === undefined ? await createPresent() : readJson(after);
  const changes = findBreakingChanges(readJson(before), present);
  const named = readNamed(readFileSync(changelog, 'utf8'));
  const unnamed = changes.filter(({ name }) => !named.has(name));
  if (unnamed.length > 0) {
    const lines = unnamed.map(({ name, change }) => `  \`${name}\`: ${change}\n`);
    process.stderr.write(
      `Expected ${relative(root, changelog)} to name these operations and schemas in backquotes, under "Changed" or "Removed" of "Unreleased", because their changes since ${relative(root, before)} break clients:\n${lines.join('')}`,
    );
    process.exitCode = 1;
  } else {
    process.stdout.write(`${changes.length} breaking changes, all in the changelog\n`);
  }
}

async function createPresent() {
  const file = pathToFileURL(join(root, 'apps/api/dist/openapi/document.js'));
  const { createOpenApiDocument } = await import(file.href);
  return createOpenApiDocument(version);
}

function lastRelease() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (names.length === 1) return join(folder, names[0]);
  throw new Error(`Expected one document in ${relative(root, folder)}, got ${names.length}.`);
}

/** Returns the names in backquotes under "Changed" and "Removed" of the section "Unreleased". */
function readNamed(changelog) {
  const [, unreleased = ''] = changelog.split(/^## /m);
  const sections = unreleased.split(/^### /m).filter((text) => /^(Changed|Removed)\b/.test(text));
  return new Set(
    sections.flatMap((text) => [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name)),
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

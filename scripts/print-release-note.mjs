// `node scripts/print-release-note.mjs 0.1.0`: prints the section of CHANGELOG.md for one version.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const version = process.argv[2] ?? '';
const changelog = readFileSync(join(resolve(import.meta.dirname, '..'), 'CHANGELOG.md'), 'utf8');
const section = changelog
  .split(/^## /m)
  .find((each) => each.startsWith(`[${version}] - `))
  ?.replace(/^.*\n/, '')
  .trim();

if (section) process.stdout.write(`${section}\n`);
else {
  process.stderr.write(
    `Expected CHANGELOG.md to have a section "## [${version}] - <date>" with text.\n`,
  );
  process.exitCode = 1;
}

import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

test('the changelog has an unreleased section first, and the version of package.json with its date', async () => {
  const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const sections = [...changelog.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(sections[0]).toBe('[Unreleased]');
  expect(sections[1]).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/);
  expect(sections[1]).toContain(`[${version}]`);
  for (const [, kind] of changelog.matchAll(/^### (.*)$/gm)) expect(kinds).toContain(kind);
});

test('the script prints the release note of a version, and fails for a version without a note', () => {
  expect(print('0.1.0')).toMatchObject({ status: 0, stdout: expect.stringContaining('### Added') });
  expect(print('0.0.9')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('## [0.0.9]'),
  });
});

const print = (version: string) =>
  spawnSync(process.execPath, [join(root, 'scripts/print-release-note.mjs'), version], {
    encoding: 'utf8',
  });

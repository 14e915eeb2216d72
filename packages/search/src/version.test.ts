import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const fixtures = new URL('../fixtures/', import.meta.url);

test('this version of the search asks what it has always asked, to the last bit', async () => {
  const recorded = await readFile(new URL('asks.json', fixtures), 'utf8');
  const script = new URL('print-asks.mjs', fixtures).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(recorded));
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { readBody } from './read-body.ts';

const body = { dataset: 'cats', space: { learningRate: [0.001, 5e-3], iterations: 100 } };
const yaml = 'dataset: cats\nspace:\n  learningRate: [0.001, 5e-3]\n  iterations: 100\n';

test('a body is read from YAML, from JSON and from stdin', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sweepq-body-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await writeFile(join(dir, 'sweep.yaml'), yaml);
  await writeFile(join(dir, 'sweep.json'), JSON.stringify(body));
  expect(await readBody(join(dir, 'sweep.yaml'), nothing)).toEqual(body);
  expect(await readBody(join(dir, 'sweep.json'), nothing)).toEqual(body);
  expect(await readBody('-', Readable.from([yaml]))).toEqual(body);
});

test.each([
  ['dataset: [', /^Expected stdin to be YAML or JSON: .* at line 1, column 11/],
  ['', 'Expected stdin to be an object as the API takes it, got `null`.'],
  ['[1, 2]', 'Expected stdin to be an object as the API takes it, got `[1,2]`.'],
])('%s is refused', async (text, sentence) => {
  await expect(readBody('-', Readable.from([text]))).rejects.toThrow(sentence);
});

test('a file that is not there is told by its name', async () => {
  await expect(readBody('none.yaml', nothing)).rejects.toThrow('There is no file `none.yaml`.');
});

const nothing = Readable.from([]);

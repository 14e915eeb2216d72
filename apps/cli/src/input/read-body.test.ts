import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { readBody } from './read-body.ts';

const body = { dataset: 'cats', space: { learningRate: [0.001, 5e-3], iterations: 100 } };
const yaml = 'dataset: cats\nspace:\n  learningRate: [0.001, 5e-3]\n  iterations: 100\n';

test('reads a body from YAML, from JSON and from stdin', async () => {
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
  ['', 'Expected stdin to be an object with the fields of the request body, got `null`.'],
  ['[1, 2]', 'Expected stdin to be an object with the fields of the request body, got `[1,2]`.'],
])('rejects the text `%s`', async (text, sentence) => {
  await expect(readBody('-', Readable.from([text]))).rejects.toThrow(sentence);
});

test.each([
  [
    'space:\n  learningRate: .inf\n',
    'Expected `space.learningRate` in stdin to be a finite number, got `.inf` (line 2, column 17).',
  ],
  ['a: [1, 1e999]', 'Expected `a` in stdin to be a finite number, got `1e999` (line 1, column 8).'],
  ['a: .NaN', 'Expected `a` in stdin to be a finite number, got `.NaN` (line 1, column 4).'],
  [
    'iterations: 010',
    'Expected `iterations` in stdin to be `10`, or `0o10` if it is octal, got `010` (line 1, column 13).',
  ],
  [
    'base: &b {l2: 1}\nspace:\n  <<: *b\n',
    'Expected no merge key `<<` in stdin (line 3, column 3): write the fields in its place.',
  ],
  [
    'space: &s\n  seed: [{a: *s}]\n',
    'Expected no cycle in stdin: `*s` (line 2, column 14) is inside the value that it refers to.',
  ],
])(
  'rejects YAML that JSON cannot represent, or that YAML versions read differently: %j',
  async (text, sentence) => {
    const message = await readBody('-', Readable.from([text])).catch(
      (error: Error) => error.message,
    );
    expect(message).toBe(sentence);
  },
);

test('accepts YAML that is similar but unambiguous', async () => {
  const text = 'a: &a [1, 0.5, 0, 0.0, 0x10, 0o10, -0.5e-05]\nb: *a\nc: "010"\n"<<": ".inf"\n';
  const list = [1, 0.5, 0, 0, 16, 8, -0.5e-5];
  expect(await readBody('-', Readable.from([text]))).toEqual({
    ...{ a: list, b: list, c: '010', '<<': '.inf' },
  });
});

test.each([
  ['UTF-16', Buffer.from('\ufeff{"a": 1}', 'utf16le')],
  ['UTF-16', Buffer.from('\ufeff{"a": 1}', 'utf16le').swap16()],
  ['UTF-16', Buffer.from('{"a": 1}', 'utf16le')],
  ['UTF-16', Buffer.from('{"a": 1}', 'utf16le').swap16()],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
  ['UTF-32', Buffer.from([0x7b, 0, 0, 0, 0x7d, 0, 0, 0])],
  ['UTF-32', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b])],
])('rejects a text in %s and names its encoding', async (encoding, bytes) => {
  await expect(readBody('-', Readable.from([bytes]))).rejects.toThrow(
    `Expected stdin to be UTF-8, but it is ${encoding}: save it as UTF-8`,
  );
});

test('reads UTF-8 with a byte order mark, and rejects Latin-1', async () => {
  const marked = Buffer.from('\ufeffname: café', 'utf8');
  expect(await readBody('-', Readable.from([marked]))).toEqual({ name: 'café' });
  const latin = Buffer.from('name: café', 'latin1');
  await expect(readBody('-', Readable.from([latin]))).rejects.toThrow(
    'Expected stdin to be UTF-8, but its bytes are not: save it as UTF-8.',
  );
});

test('the error about a missing file contains its name', async () => {
  await expect(readBody('none.yaml', nothing)).rejects.toThrow('There is no file `none.yaml`.');
});

const nothing = Readable.from([]);

import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Log, parseConfig } from '@sweepq/service';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { parseTokensText, tokensFileSetting, watchTokensFile } from './tokens-file.ts';

const [one, two] = ['first-secret.1234', 'second-secret.567'];

const namesOf = (text: string) => {
  const read = parseTokensText(text);
  return 'tokens' in read ? read.tokens.map(({ name, scope }) => `${name} ${scope}`) : read.faults;
};

test('reads tokens from lines and from lists, and ignores comments and empty lines', () => {
  const text = `# for CI\nci:${one}:write\n\n  look:${two}:read , \n#old:third-secret.12:admin\n`;
  expect(namesOf(text)).toEqual(['ci write', 'look read']);
  expect(namesOf('# nothing\n')).toEqual(['to have at least one token']);
  expect(namesOf(`ci:${one}:write\nci:${two}:read`)).toEqual([
    'to give each token a different name: tokens 1 and 2 have the same',
  ]);
});

const parse = (path: string) =>
  parseConfig(z.object({ SWEEPQ_TOKENS_FILE: tokensFileSetting }), { SWEEPQ_TOKENS_FILE: path })
    .SWEEPQ_TOKENS_FILE;

async function useFile(text: string) {
  const path = join(tmpdir(), `sweepq-tokens-${process.pid}-${Math.random()}`);
  await writeFile(path, text);
  onTestFinished(() => rm(path, { force: true }));
  return path;
}

/** Replaces the file in one step: a reader between the two steps of `writeFile` would see an empty file. */
async function replaceFile(path: string, text: string) {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

test('a file that cannot be used prevents the start, and the message shows no secret', async () => {
  expect(() => parse('/nowhere/tokens')).toThrow(
    'Expected the environment variable SWEEPQ_TOKENS_FILE to be the path of a readable file (ENOENT).',
  );
  const path = await useFile(`ci:${one}:root`);
  expect(() => parse(path)).toThrow(/to be the path of a valid file\. .* token 1 is not\.$/);
  expect(() => parse(path)).not.toThrow(one);
});

test('a changed file replaces the tokens, and a faulty or missing file keeps them and is logged once', async () => {
  const path = await useFile(`ci:${one}:write`);
  const lines: string[] = [];
  const note = (level: string) => (fields: object, message: string) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const log = { info: note('info'), error: note('error') } as unknown as Log;
  const watched = watchTokensFile(parse(path), { log, everyMs: 5 });
  onTestFinished(watched.stop);
  const names = () => watched.tokens().map(({ name }) => name);
  const waitForLines = (count: number) =>
    waitUntil('the lines are logged', async () => lines.length >= count);

  expect(names()).toEqual(['ci']);
  await replaceFile(path, `ops:${two}:admin`);
  await waitForLines(1);
  expect(names()).toEqual(['ops']);

  await replaceFile(path, `ops:${two}`);
  await waitForLines(2);
  await rm(path);
  await waitForLines(3);
  expect(names()).toEqual(['ops']);

  await replaceFile(path, `late:${one}:read`);
  await waitForLines(4);
  expect(names()).toEqual(['late']);
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['info', 'error', 'error', 'info']);
  expect(lines.join()).not.toContain(one);
  expect(lines.join()).not.toContain(two);
});

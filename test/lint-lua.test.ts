import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { useFolder } from './support/folder.ts';

const root = resolve(import.meta.dirname, '..');

/** Runs the linter on the scripts of the store and on `files`. Returns its findings: file, line and message. */
async function lint(files: Record<string, string>) {
  const folder = await useFolder();
  await cp(join(root, 'packages/store/lua'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const args = [join(root, 'scripts/lint-lua.mjs'), folder];
  const { stderr } = await promisify(execFile)(process.execPath, args).catch((error) => error);
  return String(stderr)
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => basename(line));
}

test('the scripts of the store have no findings', async () => {
  expect(await lint({})).toEqual([]);
});

const header = '--- @keys sweep\n--- @args run ...trials{index status}\n';
const use = 'redis.call("GET", keys.sweep, args.run, #args.trials)\n';

test('finds each kind of mistake, with its file and line', async () => {
  const mistakes = {
    'a-syntax-error.lua': ['if keys.sweep then', "5: [5:0] 'end' expected near '<eof>'"],
    'an-unknown-name.lua': ['redis.call("GET", nothing)', '3: `nothing` is not defined.'],
    'a-global.lua': ['count = 1', '3: `count` is not a local.'],
    'a-position.lua': ['redis.call("GET", KEYS[1])', '3: `KEYS` is not defined.'],
    'an-unused-local.lua': ['local count = 1', '3: `count` is not used.'],
    'a-hidden-name.lua': ['local _, type = 1, 2\ntype()', '3: `type` hides another `type`.'],
    'an-unknown-key.lua': ['redis.call("GET", keys.runs)', '3: `keys.runs` is not declared.'],
    'a-command.lua': ['redis.call(args.run)', '3: Expected the command as a string.'],
  };
  const files = Object.entries(mistakes).map(([name, [code]]) => [
    name,
    `${header}${code}\n${use}`,
  ]);
  const expected = Object.entries(mistakes).map(([name, [, line]]) => `${name}:${line}`);
  expect((await lint(Object.fromEntries(files))).sort()).toEqual(expected.sort());
});

test('finds a declared name that is not used, and a list that is used as a value', async () => {
  expect(await lint({ 'some.lua': `${header}return args.run, #args.trials\n` })).toEqual([
    'some.lua:1: `keys.sweep` is not used.',
  ]);
  expect(await lint({ 'some.lua': `${header}return keys.sweep, args.run, args.trials\n` })).toEqual(
    [expect.stringContaining('got args.trials.')],
  );
});

test('finds a function that an include uses and does not include, although each script includes it before', async () => {
  const files = {
    'includes/first.lua': 'local function first() return 1 end\n',
    'includes/second.lua': 'local function second() return first() end\n',
    'some.lua': '--- @include first\n--- @include second\nreturn second()\n',
  };
  expect(await lint(files)).toEqual(['second.lua:1: `first` is not defined.']);
});

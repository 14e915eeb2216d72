import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openContexts } from './context-store.ts';

const context = { url: 'https://a.example', token: 'secret' };

function useFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sweepq-contexts-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test('writes files with the mode 0600 in folders with the mode 0700, and leaves no part of a file', () => {
  const dir = useFolder();
  const store = openContexts({ XDG_CONFIG_HOME: dir });
  store.write('a', { ...context, token: null });
  chmodSync(store.pathOf('a'), 0o644);
  store.write('a', context);
  store.use('a');
  expect(store.read('a')).toEqual(context);
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect([store.pathOf('a'), join(dir, 'sweepq/current-context')].map(modeOf)).toEqual([
    ...['600', '600'],
  ]);
  expect(modeOf(join(dir, 'sweepq'))).toBe('700');
  expect(readdirSync(join(dir, 'sweepq'), { recursive: true }).sort()).toEqual([
    ...['contexts', 'contexts/a.json', 'current-context'],
  ]);
});

test('the folder is `.config` in HOME if XDG_CONFIG_HOME is unset or not absolute', () => {
  const home = useFolder();
  const path = join(home, '.config/sweepq/contexts/a.json');
  expect(openContexts({ HOME: home }).pathOf('a')).toBe(path);
  expect(openContexts({ HOME: home, XDG_CONFIG_HOME: 'here' }).pathOf('a')).toBe(path);
});

test('removes a context, and then no longer uses it', () => {
  const store = openContexts({ XDG_CONFIG_HOME: useFolder() });
  expect(store.list()).toEqual([]);
  for (const name of ['b', 'a']) store.write(name, context);
  store.use('a');
  expect([store.list(), store.current()]).toEqual([['a', 'b'], 'a']);
  store.remove('a');
  expect([store.list(), store.current()]).toEqual([['b'], undefined]);
  expect(store.read('a')).toBeUndefined();
});

test.each(['', '.', '../a', 'A', 'a b', 'a/b'])('refuses the name %j', (name) => {
  const store = openContexts({ XDG_CONFIG_HOME: useFolder() });
  expect(() => store.write(name, context)).toThrow(/^Expected the name of a context to be /);
});

test('names the file that cannot be written', () => {
  const file = join(useFolder(), 'file');
  writeFileSync(file, '');
  const store = openContexts({ XDG_CONFIG_HOME: file });
  expect(() => store.write('a', context)).toThrow(`\`${store.pathOf('a')}\` cannot be written: `);
});

test('names the file that cannot be deleted', () => {
  const store = openContexts({ XDG_CONFIG_HOME: useFolder() });
  mkdirSync(store.pathOf('a'), { recursive: true });
  expect(() => store.remove('a')).toThrow(`\`${store.pathOf('a')}\` cannot be deleted: `);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openContexts } from './context-store.ts';
import { findApi } from './find-api.ts';

const stage = { url: 'https://stage.example', token: 'of-stage' };
const prod = { url: 'https://prod.example', token: 'of-prod' };

function useConfig(): { XDG_CONFIG_HOME: string } {
  const dir = mkdtempSync(join(tmpdir(), 'sweepq-contexts-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return { XDG_CONFIG_HOME: dir };
}

/** The contexts `stage`, which is the current one, and `prod`. */
function useTwo() {
  const env = useConfig();
  const store = openContexts(env);
  store.write('stage', stage);
  store.write('prod', prod);
  store.use('stage');
  return env;
}

const url = 'https://env.example';
const both = { SWEEPQ_URL: url, SWEEPQ_TOKEN: 'of-env' };

test.each([
  ['the current context', {}, {}, [stage.url, 'of-stage']],
  [
    'SWEEPQ_CONTEXT over the current context',
    {},
    { SWEEPQ_CONTEXT: 'prod' },
    [prod.url, 'of-prod'],
  ],
  [
    'SWEEPQ_URL over every context of the environment',
    {},
    { SWEEPQ_URL: url, SWEEPQ_CONTEXT: 'prod' },
    [url, undefined],
  ],
  [
    'SWEEPQ_TOKEN over the token of the current context',
    {},
    { SWEEPQ_TOKEN: 'of-env' },
    [stage.url, 'of-env'],
  ],
  ['both variables', {}, both, [url, 'of-env']],
  ['`--context` over both variables', { context: 'prod' }, both, [prod.url, 'of-prod']],
  [
    '`--token` over the token of `--context`',
    { context: 'prod', token: 'given' },
    both,
    [prod.url, 'given'],
  ],
  [
    '`--url` without the token of the current context',
    { url: 'https://other.example' },
    {},
    ['https://other.example', undefined],
  ],
  [
    '`--url` and SWEEPQ_TOKEN',
    { url: 'https://other.example' },
    both,
    ['https://other.example', 'of-env'],
  ],
  [
    '`--url` and `--token`',
    { url: 'https://other.example', token: 'given' },
    both,
    ['https://other.example', 'given'],
  ],
  [
    'empty variables, which count as unset',
    {},
    { SWEEPQ_URL: '', SWEEPQ_TOKEN: '', SWEEPQ_CONTEXT: '' },
    [stage.url, 'of-stage'],
  ],
] as const)('uses %s', (_title, options, env, expected) => {
  const found = findApi(options, { ...useTwo(), ...env });
  expect([found.url, found.token]).toEqual(expected);
});

test('without a context, uses the default URL and no token', () => {
  expect(findApi({}, useConfig())).toMatchObject({
    ...{ url: 'http://localhost:3000', urlFrom: 'default', token: undefined },
  });
});

test('refuses `--url` with `--context`, and a context that does not exist', () => {
  const env = useTwo();
  expect(() => findApi({ url, context: 'prod' }, env)).toThrow(/got both/);
  expect(() => findApi({ context: 'none' }, env)).toThrow(/^There is no context `none`/);
  expect(() => findApi({ context: '../x' }, env)).toThrow(/the name of a context/);
});

test.each([
  ['{"url": "https://a", "token": 5}', '`token`'],
  ['{"token": "secret-text"}', '`url`'],
  ['"secret-text"', 'the file'],
  ['{"url": "https://a", "token": "secret-te', 'the file'],
])('names the file and the field of the damaged context %s, without its content', (text, field) => {
  const env = useTwo();
  const path = openContexts(env).pathOf('stage');
  writeFileSync(path, text);
  const message = (() => {
    try {
      return String(findApi({}, env));
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(message).toContain(`Expected ${field} in \`${path}\` to be`);
  expect(message).not.toContain('secret');
  // Another context is not affected.
  expect(findApi({ context: 'prod' }, env).token).toBe('of-prod');
});

test('names the damaged file of the current context', () => {
  const env = useTwo();
  writeFileSync(join(env.XDG_CONFIG_HOME, 'sweepq', 'current-context'), '../../x\n');
  expect(() => findApi({}, env)).toThrow(/current-context` to have the name of a context/);
  expect(findApi({ context: 'prod' }, env).token).toBe('of-prod');
});

// `sweepq login`, and the contexts that it stores.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noService, readJson, runCli } from './support/cli.ts';
import { useFolder } from './support/redis-server.ts';
import { useService } from './support/service.ts';
import type { Service } from './support/steering.ts';
import { hasTerminal, startOnTerminal } from './support/terminal.ts';
import { reader, tokens, writer } from './support/tokens.ts';

/** A service with tokens, and a folder for contexts that no variable overrides. */
async function useContexts() {
  const service = await useService({ env: { SWEEPQ_TOKENS: tokens } });
  const dir = useFolder();
  const env = { XDG_CONFIG_HOME: dir, SWEEPQ_URL: '' };
  const run = (args: string[], input = '') => runCli(noService, args, { env, input });
  return { service, url: service.api.url, dir, env, run };
}

test('login stores the URL and the token, and later commands use them', async () => {
  const { url, dir, run } = await useContexts();
  const path = join(dir, 'token');
  writeFileSync(path, `${reader}\n`);
  const login = await run(['login', '--url', url, '--token-file', path, '--json']);
  expect(login).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(login.stdout)).toEqual({
    ...{ context: 'default', url, token: 'look', scopes: ['read'] },
  });
  const file = join(dir, 'sweepq/contexts/default.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url, token: reader });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await run(['ls'])).toMatchObject({ code: 0 });

  const write = ['login', '--context', 'w', '--url', url, '--token-file', '-'];
  expect(await run(write, writer)).toMatchObject({
    code: 0,
    stderr: `Logged in to ${url} with the token ci (scopes: read, predict, write). The current context is w.\n`,
  });
  const all = await run(['context', 'ls']);
  expect(all.stdout).toMatch(/^ +default .* yes$/m);
  expect(all.stdout).toMatch(/^\* +w .* yes$/m);
  expect(all.stdout + (await run(['context', 'show', 'w'])).stdout).not.toContain(writer);
  expect(await run(['context', 'use', 'default'])).toMatchObject({ code: 0 });
  expect((await run(['context', 'show'])).stdout).toMatch(/^context +default$/m);
  expect((await run(['info', '--context', 'w'])).stdout).toMatch(/^scopes +read, predict, write$/m);

  const submit = ['submit', '--dataset', 'synthetic-cats', '--learning-rate', '0.1'];
  const hinted = await run([...submit, '--iterations', '1', '--context', 'w']);
  expect(hinted.stderr).toMatch(/^ {2}sweepq watch swp_\w+ --context w$/m);

  // Without `--url`, login uses that of the context.
  expect(await run(['login', '--context', 'w', '--token-file', path])).toMatchObject({ code: 0 });
  expect(await run(['logout', '--context', 'w'])).toMatchObject({ code: 0 });
  expect(await run(['ls', '--context', 'w'])).toMatchObject({ code: 4 });
  expect(await run(['context', 'rm', 'w', 'none'])).toMatchObject({ code: 3 });
  expect(await run(['context', 'rm', 'w'])).toMatchObject({ code: 0 });
  expect((await run(['context', 'ls', '-o', 'name'])).stdout).toBe('default\n');
});

test('login stores nothing if the API rejects the token, or does not answer', async () => {
  const { url, dir, run } = await useContexts();
  const wrong = await run(['login', '--url', url, '--token-file', '-'], 'wrong');
  expect(wrong).toMatchObject({ code: 4, stderr: expect.stringContaining('unauthorized') });
  const none = await run(['login', '--url', url]);
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('`--token-file`') });
  expect(await run(['login', '--url', noService.api.url])).toMatchObject({ code: 5 });
  expect(existsSync(join(dir, 'sweepq'))).toBe(false);
});

test('login asks for no token if the API requires none', async () => {
  const service = await useService();
  const env = { XDG_CONFIG_HOME: useFolder(), SWEEPQ_URL: '' };
  const login = await runCli(noService, ['login', '--url', service.api.url], { env });
  expect(login).toMatchObject({ code: 0, stderr: expect.stringMatching(/without a token/) });
});

test('a damaged context is reported with its file and field, and does not affect other contexts', async () => {
  const { url, dir, run } = await useContexts();
  for (const name of ['a', 'b']) {
    const login = ['login', '--context', name, '--url', url, '--token-file', '-'];
    expect(await run(login, reader)).toMatchObject({ code: 0 });
  }
  const path = join(dir, 'sweepq/contexts/b.json');
  writeFileSync(path, '{"url": 5}');
  const sentence = `Expected \`url\` in \`${path}\` to be a text.`;
  expect(await run(['ls'])).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  expect(await run(['ls', '--context', 'a'])).toMatchObject({ code: 0 });
  const listed = await run(['context', 'ls', '-o', 'name']);
  expect(listed).toMatchObject({ stdout: 'a\n', stderr: expect.stringContaining(sentence) });
  expect(readFileSync(path, 'utf8')).toBe('{"url": 5}');
  // A command that calls no API does not need the context.
  expect(await run(['config', 'check', 'api'])).toMatchObject({ code: 0 });
  const again = ['login', '--context', 'b', '--url', url, '--token-file', '-'];
  expect(await run(again, reader)).toMatchObject({ code: 0 });
});

test('version prints the versions of the command and of the API, and the reason if there is no answer', async () => {
  const service = await useService();
  const { client, server, reason } = await readJson<{
    client: { version: string };
    server: { version: string };
    reason: null;
  }>(service, 'version');
  expect([server.version, reason]).toEqual([client.version, null]);
  expect((await runCli(service, ['version'])).stdout).toContain(service.api.url);
  const away = await runCli(noService, ['version', '--json']);
  expect(away).toMatchObject({ code: 5, stderr: '' });
  expect(JSON.parse(away.stdout)).toEqual({
    ...{ client, server: null, reason: expect.stringMatching(/does not answer\.$/) },
  });
  expect(await runCli(noService, ['--version'])).toMatchObject({ code: 0 });
});

test.runIf(hasTerminal)('on a terminal, login reads the token without showing it', async () => {
  const { service, url, dir, env } = await useContexts();
  const terminal = startOnTerminal(service, ['login', '--url', url], env);
  await expect.poll(terminal.text, { timeout: 50_000 }).toContain(`Token for ${url}`);
  terminal.type(`${reader}\r`);
  expect([await terminal.ended, terminal.text()]).toEqual([
    ...[0, expect.stringContaining('with the token look')],
  ]);
  expect(terminal.text()).not.toContain(reader);
  expect(readFileSync(join(dir, 'sweepq/contexts/default.json'), 'utf8')).toContain(reader);
});

test.runIf(hasTerminal)(
  'on a terminal, Ctrl-C or Ctrl-D at the question for a token stores nothing',
  async () => {
    const { service, url, dir, env } = await useContexts();
    for (const keys of ['secret\u0003', 'secret\u0004', '\u0004']) {
      const terminal = startOnTerminal(service, ['login', '--url', url], env);
      await expect.poll(terminal.text, { timeout: 50_000 }).toContain(`Token for ${url}`);
      terminal.type(keys);
      expect([await terminal.ended, terminal.text()]).toEqual([
        ...[130, expect.stringContaining('Nothing was stored.')],
      ]);
      expect(existsSync(join(dir, 'sweepq'))).toBe(false);
    }
  },
);

test.runIf(hasTerminal)('on a terminal, `rm` shows what it would delete and asks', async () => {
  const service = await useService();
  await service.startWorker();
  const { id } = await service.submit({ space: { learningRate: 0.1, iterations: [10, 20] } });
  await service.waitForSweep(id);
  const answer = async (keys: string) => {
    const terminal = startOnTerminal(service as Service, ['rm', id]);
    await expect.poll(terminal.text, { timeout: 50_000 }).toContain('Delete 1 sweep?');
    expect(terminal.text()).toContain(`Would delete ${id}: 2 trials, 2 models, `);
    terminal.type(keys);
    return [await terminal.ended, terminal.text()];
  };
  const kept = [130, expect.stringContaining('Nothing was deleted.')];
  expect(await answer('n')).toEqual(kept);
  // Return means no, as Ctrl-C and Ctrl-D do.
  for (const keys of ['\r', '\u0003', '\u0004']) expect(await answer(keys)).toEqual(kept);
  expect(await runCli(service, ['show', id])).toMatchObject({ code: 0 });
  expect(await answer('y')).toEqual([0, expect.stringContaining(`Deleted ${id}: 2 trials, `)]);
  expect(await runCli(service, ['show', id])).toMatchObject({ code: 3 });
});

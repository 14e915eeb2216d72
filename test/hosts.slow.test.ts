// The checks of the headers `Host` and `Origin`, and of the host on which an api without tokens may listen.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startApi } from '@sweepq/stack';
import { describe, expect, inject, test } from 'vitest';
import type { Problem } from './support/problem.ts';
import { useFolder } from './support/redis-server.ts';
import { useService } from './support/service.ts';
import { admin, asHolder, tokens, writer } from './support/tokens.ts';

const everywhere = { HOST: '0.0.0.0', SWEEPQ_ALLOW_ANONYMOUS: '1' };

/** Sends a request with any `Host`, which `fetch` does not allow. */
async function send(url: string, headers: Record<string, string>, method = 'GET') {
  const sending = request(url, { method, headers, setHost: false }).end();
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  const answer = await text(response);
  return { status: response.statusCode, problem: () => JSON.parse(answer) as Problem };
}

describe('without a token', () => {
  test('refuses every request for another host', async () => {
    const { api } = await useService();
    for (const path of ['/healthz', '/v1/sweeps', '/docs/', '/admin/queues/', '/login', '/none']) {
      const { status, problem } = await send(api.url + path, { host: 'rebound.example:3000' });
      expect([path, status]).toEqual([path, 403]);
      expect(problem()).toMatchObject({
        type: 'urn:sweepq:problem:foreign-host',
        detail: expect.stringContaining('got `rebound.example:3000`'),
      });
    }
    // Headers of a proxy must have no effect, because a page can send them.
    const forwarded = { host: 'rebound.example', 'x-forwarded-host': 'localhost' };
    expect((await send(`${api.url}/v1/sweeps`, forwarded)).status).toBe(403);
    for (const host of [new URL(api.url).host, 'localhost', 'sweepq.localhost:1', '[::1]:3000']) {
      expect([host, (await send(`${api.url}/v1/sweeps`, { host })).status]).toEqual([host, 200]);
    }
  });

  test('`/login` says that no login is needed, and requests may write', async () => {
    const service = await useService();
    const login = await fetch(`${service.api.url}/login`);
    expect([login.status, login.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await login.text()).toContain(
      'No login is needed: no tokens are set. Everybody on this machine may read and write.',
    );
    const sent = await fetch(`${service.api.url}/login`, { method: 'POST', body: 'token=x' });
    expect(sent.status).toBe(405);
    const submitted = await service.submit({ space: { learningRate: 0.001, iterations: 1 } });
    expect(submitted.status).toBe('queued');
    const asked = await fetch(`${service.api.url}/v1/sweeps`, {
      headers: { authorization: `Bearer ${writer}` },
    });
    expect(asked.status).toBe(200);
  });

  test('the api refuses to start on a host that other machines can reach, and the message has two solutions', async () => {
    const refused = start({ HOST: '0.0.0.0' });
    await expect(refused).rejects.toThrow(/HOST to be 127.0.0.1.* while no token is set/);
    await expect(refused).rejects.toThrow(/everybody who can reach the port could .*SWEEPQ_TOKENS/);
    await expect(refused).rejects.toThrow(/SWEEPQ_ALLOW_ANONYMOUS to 1/);
    await expect(start({ HOST: '0.0.0.0', SWEEPQ_ALLOW_ANONYMOUS: 'true' })).rejects.toThrow(
      'SWEEPQ_ALLOW_ANONYMOUS to be 1 (yes) or 0 (no), got `true`',
    );
  });
});

test('with anonymous access, answers requests for any host', async () => {
  const { api } = await useService({ env: everywhere });
  const url = `http://127.0.0.1:${new URL(api.url).port}/v1/sweeps`;
  expect((await send(url, { host: 'sweepq.example' })).status).toBe(200);
});

test('with tokens, answers requests for any host with a token, and none without', async () => {
  const { api } = await useService({ env: { ...everywhere, SWEEPQ_TOKENS: tokens } });
  const url = `http://127.0.0.1:${new URL(api.url).port}/v1/sweeps`;
  const authorization = `Bearer ${writer}`;
  expect((await send(url, { host: 'sweepq.example', authorization })).status).toBe(200);
  expect((await send(url, { host: 'sweepq.example' })).status).toBe(401);
});

test.each([{}, everywhere, { SWEEPQ_TOKENS: tokens }])(
  'a write from a page of another site is refused: %j',
  async (env) => {
    const { api } = await useService({ env });
    const { port } = new URL(api.url);
    const url = `http://127.0.0.1:${port}/v1/sweeps/swp_1/cancel`;
    const host = `localhost:${port}`;
    const headers = { host, authorization: `Bearer ${writer}` };
    const others = ['https://evil.example', 'null', `http://localhost.evil.example:${port}`];
    for (const origin of [...others, 'http://localhost:1', `http://127.0.0.1:${port}`, 'file://']) {
      for (const method of ['POST', 'DELETE', 'PUT', 'PATCH']) {
        const { status, problem } = await send(url, { ...headers, origin }, method);
        expect([origin, method, status]).toEqual([origin, method, 403]);
        expect(problem()).toMatchObject({ type: 'urn:sweepq:problem:cross-origin' });
      }
    }
    for (const origin of [`http://${host}`, `https://${host}`]) {
      const { status } = await send(url, { ...headers, origin }, 'POST');
      expect([origin, status]).toEqual([origin, 404]);
    }
    expect((await send(url, headers, 'POST')).status).toBe(404);
  },
);

test('an invalid token prevents the start, and the message does not show it', async () => {
  const refused = start({ SWEEPQ_TOKENS: `${tokens},third:${writer}:write` });
  await expect(refused).rejects.toThrow('a different secret: tokens 1 and 3 have the same');
  const swapped = start({ SWEEPQ_TOKENS: `${writer}:ci:write` });
  await expect(swapped).rejects.toThrow('to have in token 1 a secret of 16 to 256');
  for (const each of [refused, swapped]) {
    await expect(each).rejects.not.toThrow(writer);
    await expect(each).rejects.not.toThrow('may-read');
  }
});

test('tokens come from a file, and a second setting or a faulty file prevents the start', async () => {
  const file = join(useFolder(), 'tokens');
  writeFileSync(file, `# for people\nops:${admin}:admin\n`);
  const { api } = await useService({ env: { SWEEPQ_TOKENS_FILE: file } });
  const ask = (secret: string) => fetch(`${api.url}/v1/sweeps`, { headers: asHolder(secret) });
  expect([(await ask(admin)).status, (await ask(writer)).status]).toEqual([200, 401]);
  await expect(start({ SWEEPQ_TOKENS_FILE: file, SWEEPQ_TOKENS: tokens })).rejects.toThrow(
    'SWEEPQ_TOKENS_FILE to be unset if SWEEPQ_TOKENS is set',
  );
  writeFileSync(file, `ops:${admin}`);
  await expect(start({ SWEEPQ_TOKENS_FILE: file })).rejects.toThrow(
    /valid file\. .* token 1 is not/,
  );
});

/** Starts an api with these settings. These tests expect that the start fails. */
async function start(env: Readonly<Record<string, string>>) {
  const [redisUrl, homeDir] = [inject('redisUrl'), inject('homeDir')];
  const { PATH } = process.env;
  const api = await startApi({ env: { PATH, ...env }, redisUrl, homeDir });
  await api.stop();
}

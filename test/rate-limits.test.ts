import { expect, test } from 'vitest';
import { openEvents } from './support/events.ts';
import { readProblem } from './support/problem.ts';
import { useService } from './support/service.ts';
import { asHolder, reader, tokens, writer } from './support/tokens.ts';

const limitOf = ({ headers }: Response) => headers.get('ratelimit') ?? '';

test('answers 429 with Retry-After to requests of a token beyond the limit per minute', async () => {
  const { api } = await useService({ env: { SWEEPQ_TOKENS: tokens, SWEEPQ_RATE_LIMIT: '5' } });
  const ask = (secret: string) => fetch(`${api.url}/v1/sweeps`, { headers: asHolder(secret) });
  for (const left of [4, 3, 2, 1, 0]) {
    const response = await ask(reader);
    expect(response.status).toBe(200);
    expect(limitOf(response)).toMatch(new RegExp(`^"requests"; r=${left}; t=\\d+$`));
    expect(response.headers.get('ratelimit-policy')).toMatch(/^"requests"; q=5; w=60; pk=:\S+:$/);
  }
  const refused = await ask(reader);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect(await readProblem(refused)).toMatchObject({
    type: 'urn:sweepq:problem:rate-limited',
    detail: expect.stringContaining('at most 5 requests a minute'),
  });
  expect((await ask(writer)).status).toBe(200);
  // Requests without a token have a separate limit for each address.
  const unknown = await fetch(`${api.url}/v1/sweeps`);
  expect([unknown.status, limitOf(unknown)]).toEqual([401, expect.stringMatching(/r=4/)]);
  for (const path of ['/healthz', '/readyz']) {
    const response = await fetch(api.url + path);
    expect([path, response.status, limitOf(response)]).toEqual([path, 200, '']);
  }
});

test('without tokens the limit is per address, and an event stream counts as one request', async () => {
  const { api } = await useService({ env: { SWEEPQ_RATE_LIMIT: '3' } });
  const stream = await openEvents(`${api.url}/v1/events`);
  expect(limitOf(stream.response)).toMatch(/^"requests"; r=2;/);
  const statuses = [];
  for (let k = 0; k < 3; k++) statuses.push((await fetch(`${api.url}/v1/sweeps`)).status);
  expect(statuses).toEqual([200, 200, 429]);
  await stream.waitFor('the open stream still has events', ({ type }) => type === 'stream.started');
});

test('a limit of 0 means no limit', async () => {
  const { api } = await useService({ env: { SWEEPQ_RATE_LIMIT: '0' } });
  expect(limitOf(await fetch(`${api.url}/v1/sweeps`))).toBe('');
});

test('after 30 wrong tokens in a minute, answers 429 to wrong tokens, and accepts valid tokens', async () => {
  const { api } = await useService({ env: { SWEEPQ_TOKENS: tokens } });
  const ask = async (secret: string) => {
    const response = await fetch(`${api.url}/v1/sweeps`, { headers: asHolder(secret) });
    return { response, problem: await response.json() };
  };
  for (let k = 0; k < 30; k++) expect((await ask(`${writer}${k}`)).response.status).toBe(401);
  const { response, problem } = await ask(`${writer}x`);
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(problem).toMatchObject({ detail: expect.stringContaining('at most 30 failures') });
  const form = new URLSearchParams({ token: `${writer}x` });
  expect((await fetch(`${api.url}/login`, { method: 'POST', body: form })).status).toBe(429);
  expect((await ask(writer)).response.status).toBe(200);
  expect((await fetch(`${api.url}/v1/sweeps`)).status).toBe(401);
});

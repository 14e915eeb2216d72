// Sessions of browsers: login, logout and the cookie.
import { beforeAll, expect, test } from 'vitest';
import { startService, useService } from './support/service.ts';
import { asHolder, reader, tokens, writer } from './support/tokens.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService({ env: { SWEEPQ_TOKENS: tokens } });
  return () => service.stop();
});

const html = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

function logIn(secret: string, { query = '', headers = {}, base = service.api.url } = {}) {
  return fetch(`${base}/login${query}`, {
    method: 'POST',
    body: new URLSearchParams({ token: secret }),
    headers,
    redirect: 'manual',
  });
}

const cookieOf = ({ headers }: Response) => headers.get('set-cookie') ?? '';
const sessionOf = (response: Response) => cookieOf(response).split(';')[0] ?? '';
const read = (cookie: string, base = service.api.url) =>
  fetch(`${base}/v1/sweeps`, { headers: { cookie } });

test('redirects a browser without a session to the login, and back to the requested page', async () => {
  const { url } = service.api;
  const asked = await fetch(`${url}/docs/?a=1&b=2`, { headers: html, redirect: 'manual' });
  expect(asked.status).toBe(303);
  const location = asked.headers.get('location') ?? '';
  expect(location).toBe('/login?next=%2Fdocs%2F%3Fa%3D1%26b%3D2');
  const loggedIn = await logIn(reader, { query: new URL(location, url).search });
  expect([loggedIn.status, loggedIn.headers.get('location')]).toEqual([303, '/docs/?a=1&b=2']);
  expect(cookieOf(loggedIn)).toMatch(
    /^sweepq_session=[\w.-]+; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
  );
  expect(cookieOf(loggedIn)).not.toContain(reader.slice(2, 12));
  const again = await fetch(url + location, {
    headers: { cookie: sessionOf(loggedIn) },
    redirect: 'manual',
  });
  expect([again.status, again.headers.get('location')]).toEqual([303, '/docs/?a=1&b=2']);
});

test('refuses programs, writes and wrong tokens without a redirect', async () => {
  const ask = (init: RequestInit) =>
    fetch(`${service.api.url}/v1/sweeps`, { ...init, redirect: 'manual' });
  expect((await ask({})).status).toBe(401);
  expect((await ask({ method: 'POST', headers: html })).status).toBe(401);
  expect((await ask({ headers: { ...html, ...asHolder(`${reader}x`) } })).status).toBe(401);
  expect((await ask({ headers: { accept: 'image/avif,image/*,*/*;q=0.8' } })).status).toBe(401);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
])('the login does not redirect to another site: next=%j', async (next) => {
  const query = `?next=${encodeURIComponent(next)}`;
  const loggedIn = await logIn(reader, { query });
  expect([loggedIn.status, loggedIn.headers.get('location')]).toEqual([303, '/']);
  const page = await fetch(`${service.api.url}/login${query}`, {
    headers: { cookie: sessionOf(loggedIn) },
    redirect: 'manual',
  });
  expect(page.status).toBe(200);
});

test('a session has the rights of its token', async () => {
  const { url } = service.api;
  for (const [secret, status] of [
    [reader, 403],
    [writer, 404],
  ] as const) {
    const cookie = sessionOf(await logIn(secret));
    expect((await read(cookie)).status).toBe(200);
    const cancel = await fetch(`${url}/v1/sweeps/swp_1/cancel`, {
      method: 'POST',
      headers: { cookie },
    });
    expect(cancel.status).toBe(status);
  }
});

test('the header Authorization overrides a session', async () => {
  const cookie = sessionOf(await logIn(reader));
  const response = await fetch(`${service.api.url}/v1/sweeps`, {
    headers: { cookie, ...asHolder(`${reader}x`) },
  });
  expect(response.status).toBe(401);
});

test('the cookie of a login over TLS is only sent over TLS', async () => {
  const headers = { origin: service.api.url.replace('http:', 'https:') };
  expect(cookieOf(await logIn(reader, { headers }))).toContain('; Secure');
});

test('the login page reports a wrong token, and does not show it', async () => {
  const wrong = `${writer}"><script>alert(1)</script>`;
  const response = await logIn(wrong);
  expect(response.status).toBe(401);
  expect(cookieOf(response)).toBe('');
  const page = await response.text();
  expect(page).toContain('<p role="alert">Expected a token that this service knows');
  expect(page).not.toContain('<script');
  expect(page).not.toContain(writer);
  for (const init of [{ body: '{}' }, {}, { body: new URLSearchParams({ secret: writer }) }]) {
    const { status } = await fetch(`${service.api.url}/login`, { method: 'POST', ...init });
    expect(status).toBe(401);
  }
});

test('a page of another site cannot log in or out', async () => {
  const headers = { origin: 'https://evil.example' };
  const response = await logIn(reader, { headers });
  expect([response.status, cookieOf(response)]).toEqual([403, '']);
  const out = await fetch(`${service.api.url}/logout`, { method: 'POST', headers });
  expect([out.status, cookieOf(out)]).toEqual([403, '']);
});

test('a logout clears the cookie', async () => {
  const { url } = service.api;
  const out = await fetch(`${url}/logout`, { method: 'POST', redirect: 'manual' });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/login']);
  expect(cookieOf(out)).toMatch(/^sweepq_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
  expect((await fetch(`${url}/logout`)).status).toBe(405);
});

test('refuses a session that was changed, invented or signed with another secret', async () => {
  const session = sessionOf(await logIn(writer));
  const [head = '', body = '', signature = ''] = session.split('.');
  const later = Buffer.from('{"exp":99999999999}').toString('base64url');
  for (const bad of [
    `${head}.${later}.${signature}`,
    `${head}.${body}.${signature.split('').reverse().join('')}`,
    `${head}.${body}.`,
    'sweepq_session=',
    `sweepq_session=${writer}`,
    'sweepq_session=%%%',
  ]) {
    expect([bad, (await read(bad)).status]).toEqual([bad, 401]);
  }
  expect((await read(session)).status).toBe(200);
  const another = await useService({
    env: { SWEEPQ_TOKENS: tokens.replace(writer, `${writer}2`) },
  });
  expect((await read(session, another.api.url)).status).toBe(401);
  const same = await useService({ env: { SWEEPQ_TOKENS: tokens } });
  expect((await read(session, same.api.url)).status).toBe(200);
});

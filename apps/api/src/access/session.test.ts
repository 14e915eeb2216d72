import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import type { Token } from './access.ts';
import { tokensSetting } from './parse-tokens.ts';
import { createSessions, sessionMs } from './session.ts';

const begin = new Date('2026-05-05T10:00:00Z');
const after = (ms: number) => () => new Date(begin.getTime() + ms);
const [ci, look] = tokensSetting.parse('ci:first-secret.1234:write,look:second-secret.56:read') as [
  Token,
  Token,
];
const sessions = createSessions(
  () => [ci, look],
  () => begin,
);

test('a session contains the name of its token, and opens to this token', async () => {
  const sealed = await sessions.seal(look);
  expect(await sessions.open(sealed)).toBe(look);
  expect(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString()).toContain('look');
  expect(sealed.length).toBeLessThan(200);
});

test('a session expires after 12 hours', async () => {
  const sealed = await sessions.seal(ci);
  expect(await createSessions(() => [ci], after(sessionMs - 1000)).open(sealed)).toBe(ci);
  expect(await createSessions(() => [ci], after(sessionMs)).open(sealed)).toBeUndefined();
});

test('a session ends when its token is removed or gets another secret, and has the current scope of its token', async () => {
  const sealed = await sessions.seal(ci);
  const open = (setting: string) =>
    createSessions(
      () => tokensSetting.parse(setting),
      () => begin,
    ).open(sealed);
  expect(await open('look:second-secret.56:read')).toBeUndefined();
  expect(await open('ci:another-secret.123:write')).toBeUndefined();
  // The same secret under another name: the session is for the old name.
  expect(await open('other:first-secret.1234:write')).toBeUndefined();
  expect(await open('ci:first-secret.1234:read')).toMatchObject({ name: 'ci', scope: 'read' });
});

test('rejects a session that was changed, forged, or signed with another key or algorithm', async () => {
  const [head = '', body = '', signature = ''] = (await sessions.seal(look)).split('.');
  const [headOfCi] = (await sessions.seal(ci)).split('.');
  const end = { exp: begin.getTime() / 1000 + 60 };
  const bodyOfLater = Buffer.from(JSON.stringify({ exp: end.exp * 2 })).toString('base64url');
  const sign = (alg: string, claims: object = end) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg, kid: 'ci' }).sign(ci.sessionKey);
  expect(await sessions.open(await sign('HS256'))).toBe(ci);
  for (const bad of [
    `${headOfCi}.${body}.${signature}`,
    `${head}.${bodyOfLater}.${signature}`,
    `${head}.${body}.${signature.slice(0, -2)}AA`,
    `${head}.${body}.`,
    `${head}.${body}`,
    'first-secret.1234',
    '',
    'a.b.c',
    await sign('HS256', {}),
    new UnsecuredJWT(end).encode(),
    await new SignJWT(end).setProtectedHeader({ alg: 'HS256' }).sign(ci.sessionKey),
    await new SignJWT(end).setProtectedHeader({ alg: 'HS256', kid: 'ci' }).sign(ci.digest),
  ]) {
    expect([bad, await sessions.open(bad)]).toEqual([bad, undefined]);
  }
});

import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { openEvents } from '@sweepq/testing/events.ts';
import { useRedis } from '@sweepq/testing/redis.ts';
import { serve } from '@sweepq/testing/serve.ts';
import express from 'express';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import type { Token } from '../access/access.ts';
import { admit } from '../access/admit.ts';
import { createSessions, sessionCookie } from '../access/session.ts';
import { parseTokensText, watchTokensFile } from '../access/tokens-file.ts';
import type { ApiDeps } from '../api-deps.ts';
import { answerNotFound, answerProblems } from '../problems/answer-problems.ts';
import { eventRoutes } from '../routes/events.ts';
import { mountRoutes } from '../routing/mount-routes.ts';
import { createLive } from './create-live.ts';
import { createFanOut } from './fan-out.ts';

const [kept, removed, changed] = ['kept-secret.1234', 'removed-secret.12', 'changed-secret.12'];
const before = `kept:${kept}:read\nremoved:${removed}:read\nchanged:${changed}:read\n`;
const now = () => new Date();
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

test('when the file of tokens is read again, the streams of removed tokens end, and other streams continue', async () => {
  const { url, path, live, tokens } = await useApi();
  const removedToken = tokens.find(({ name }) => name === 'removed') as Token;
  const cookie = `${sessionCookie}=${await createSessions(() => tokens, now).seal(removedToken)}`;
  const open = (headers: Record<string, string>) => openEvents(url, { headers });
  const stays = await open(bearer(kept));
  const ending = [
    await open(bearer(removed)),
    // The stream of a browser that has logged in with the token.
    await open({ cookie }),
    await open(bearer(changed)),
  ];
  for (const stream of [stays, ...ending]) {
    await stream.waitFor('the start', ({ type }) => type === 'stream.started');
  }
  // One more token, the same token with another scope, and a token with another secret.
  await replaceFile(path, `kept:${kept}:write\nchanged:other-secret.1234:read\n`);
  for (const stream of ending) await stream.ended();
  expect(stays.isOpen()).toBe(true);
  expect((await fetch(url, { headers: bearer(removed) })).status).toBe(401);
  await live.close();
  await stays.ended();
});

test('a stream whose token was removed after the request was admitted ends at once', async () => {
  const { url, removeAll } = await useApi();
  removeAll();
  const stream = await openEvents(url, { headers: bearer(kept) });
  await stream.ended();
  expect(stream.events).toEqual([]);
});

/** Replaces the file in one step: a reader between the two steps of `writeFile` would see an empty file. */
async function replaceFile(path: string, text: string) {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** An api with the routes of events, whose file of tokens is read every 10 ms. */
async function useApi() {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const path = join(tmpdir(), `sweepq-removed-${process.pid}-${Math.random()}`);
  await writeFile(path, before);
  const read = parseTokensText(before);
  const tokens = 'tokens' in read ? read.tokens : [];
  const log = { info: () => undefined, error: () => undefined } as unknown as Log;
  const fanOut = createFanOut(store, () => undefined);
  const live = createLive({
    ...{ store, fanOut, log, now, registry: new Registry() },
    findGone: async () => [],
    noteReaders: () => undefined,
  });
  const file = { path, text: before, tokens };
  const watched = watchTokensFile(file, { log, onChange: live.endRemoved, everyMs: 10 });
  const access = { mode: 'tokens' as const, tokens: watched.tokens };
  let isRemoved = false;
  const deps = {
    ...{ store, live, now },
    access: { ...access, tokens: () => (isRemoved ? [] : watched.tokens()) },
  } as ApiDeps;
  const app = express();
  admit(app, { access, basePath: '', rateLimit: 0, now });
  mountRoutes(app, eventRoutes, deps);
  app.use(answerNotFound, answerProblems);
  const url = `${await serve(app)}/v1/events`;
  onTestFinished(async () => {
    watched.stop();
    await live.close();
    await rm(path, { force: true });
  });
  const removeAll = () => {
    isRemoved = true;
  };
  return { url, path, live, tokens, removeAll };
}

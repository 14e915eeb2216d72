import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from '@sweepq/testing/serve.ts';
import { expect, test } from 'vitest';
import { createClient } from '../create-client.ts';
import { collect } from '../paging/read-pages.ts';
import { readEvents } from './read-events.ts';

const hint = 'retry: 1\n\n';
const event = (id: string | null, type: string, data: object = {}) => ({
  ...{ id, type, timestamp: '2026-11-24T10:00:00.000Z' },
  data: { sweepId: 's', ...data },
});
const frame = (each: { id: string | null }) =>
  `${each.id === null ? '' : `id: ${each.id}\n`}data: ${JSON.stringify(each)}\n\n`;
const running = (id: string) => event(id, 'sweep.updated', { status: 'running', failure: null });
const completed = (id: string) => event(id, 'sweep.ended', { status: 'completed', failure: null });

test('reconnects after the last event when the connection is lost, and reports the loss and the reconnect', async () => {
  const { client, asked } = await clientOf([
    (response) => response.write(`${hint}${frame(running('1-0'))}`, () => response.destroy()),
    (response) => response.writeHead(503).end(),
    (response) => response.end(`${hint}${frame(completed('2-0'))}`),
  ]);
  const reported: string[] = [];
  const events = await collect(
    client.watchSweep('s', {
      onDisconnect: ({ code }) => reported.push(code),
      onReconnect: () => reported.push('reconnected'),
    }),
  );
  expect(events).toEqual([running('1-0'), completed('2-0')]);
  expect(reported).toEqual(['unreachable', 'reconnected']);
  expect(asked).toEqual([undefined, '1-0', '1-0']);
});

test('ends when the api answers 204, and throws when the api rejects the first request or does not answer it', async () => {
  const { client } = await clientOf([(response) => response.writeHead(204).end()]);
  expect(await collect(client.watchSweep('s', { lastEventId: '7-0' }))).toEqual([]);
  const other = await clientOf([(response) => response.writeHead(404).end()]);
  await expect(collect(other.client.watchSweep('s'))).rejects.toMatchObject({ status: 404 });
  const none = createClient({ url: 'http://127.0.0.1:9' });
  await expect(collect(none.watchSweep('s'))).rejects.toMatchObject({ code: 'unreachable' });
});

test('throws `not-found` after `sweep.deleted`, and does not reconnect', async () => {
  const { client, asked } = await clientOf([
    (response) => response.end(frame(running('1-0')) + frame(event(null, 'sweep.deleted'))),
  ]);
  await expect(collect(client.watchSweep('s', { isKnown: true }))).rejects.toMatchObject({
    ...{ code: 'not-found', status: 404, retriable: false },
    message: 'The sweep `s` no longer exists: it was deleted, or Redis lost it.',
  });
  expect(asked).toHaveLength(1);
});

test('leaves out events of unknown types, and resumes after them', async () => {
  const later = event('2-0', 'model.exported', { modelId: 'm' });
  const { client, asked } = await clientOf([
    (response) =>
      response.write(hint + frame(running('1-0')) + frame(later), () => response.destroy()),
    (response) => response.end(frame(completed('3-0')) + frame({ ...later, id: '4-0' })),
  ]);
  expect(await collect(client.watchSweep('s'))).toEqual([running('1-0'), completed('3-0')]);
  expect(asked).toEqual([undefined, '2-0']);
});

test('retries the first connection if the api is known to exist', async () => {
  const { client } = await clientOf([
    (response) => response.writeHead(503).end(),
    (response) => response.end(frame(completed('1-0'))),
  ]);
  const reported: string[] = [];
  const watching = client.watchSweep('s', {
    isKnown: true,
    onDisconnect: () => reported.push('lost'),
    onReconnect: () => reported.push('reconnected'),
  });
  expect(await collect(watching)).toHaveLength(1);
  expect(reported).toEqual(['lost', 'reconnected']);
});

test('reconnects to a sweep that was reopened', async () => {
  const { client } = await clientOf([
    (response) => response.end(hint + frame(completed('1-0')) + frame(running('2-0'))),
    (response) => response.end(frame(completed('3-0'))),
  ]);
  expect(await collect(client.watchSweep('s'))).toHaveLength(3);
});

test('does not reconnect after the end of a sweep that events of its trials follow', async () => {
  const cut = event('3-0', 'trial.ended', { trialId: 's-t0', status: 'cancelled', metrics: null });
  const { client, asked } = await clientOf([
    (response) => response.end(frame(completed('2-0')) + frame(cut)),
  ]);
  expect(await collect(client.watchSweep('s'))).toEqual([completed('2-0'), cut]);
  expect(asked).toHaveLength(1);
});

test('closes the connection when the reader leaves, and throws the abort reason', async () => {
  let closed = 0;
  const leave = (response: ServerResponse) => {
    response.write(frame(running('1-0')));
    response.on('close', () => {
      closed += 1;
    });
  };
  const { client } = await clientOf([leave, leave]);
  for await (const _ of client.watchSweep('s')) break;
  await expect.poll(() => closed, { timeout: 30_000 }).toBe(1);
  const stop = new AbortController();
  const watching = (async () => {
    for await (const _ of client.watchSweep('s', { signal: stop.signal })) stop.abort('enough');
  })();
  await expect(watching).rejects.toBe('enough');
  await expect.poll(() => closed, { timeout: 30_000 }).toBe(2);
});

test('throws a retriable error when a connection sends nothing for the time limit', async () => {
  const silent = new ReadableStream<Uint8Array>({ start: () => undefined });
  const reading = collect(readEvents(silent, { quietMs: 5, onRetry: () => undefined }));
  await expect(reading).rejects.toMatchObject({ code: 'unreachable', retriable: true });
});

/** Returns a client of a server with these answers, and the header Last-Event-ID of each request. */
async function clientOf(answers: ((response: ServerResponse) => unknown)[]) {
  const asked: IncomingMessage['headers'][string][] = [];
  const url = await serve((request, response) => {
    asked.push(request.headers['last-event-id']);
    answers[asked.length - 1]?.(response);
  });
  return { client: createClient({ url }), asked };
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import express from 'express';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { allowOnly } from '../http/allow.ts';
import { answerNotFound, answerProblems } from '../problems/answer-problems.ts';
import { measureRequests } from './http-metrics.ts';

const streamedMs = 300;

/** Sends requests to a small app. Returns the metrics without help texts and buckets. */
async function measure(...asked: [method: string, path: string][]): Promise<string> {
  const registry = new Registry();
  const app = express();
  app.use(measureRequests(registry));
  app.get('/things/:id', (_request, response) => void response.json({}));
  app.all('/things/:id', allowOnly('GET'));
  app.get('/events', async (_request, response) => {
    response.type('text/event-stream').flushHeaders();
    await delay(streamedMs);
    response.end();
  });
  app.use(answerNotFound, answerProblems);
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (const [method, path] of asked) {
    await (await fetch(`http://127.0.0.1:${port}${path}`, { method })).text();
  }
  return (await registry.metrics()).replaceAll(/^(#|.*_bucket).*\n/gm, '');
}

const count = (labels: string) => `sweepq_http_request_duration_seconds_count{${labels}}`;

test('a request has the labels of its route, and all requests without a route share one series', async () => {
  const text = await measure(
    ...([
      ['GET', '/things/1'],
      ['GET', '/things/2'],
      ['PUT', '/things/2'],
      ['GET', '/nothing'],
      ['PATCH', '/'],
    ] as [string, string][]),
  );
  expect(text).toContain(`${count('method="GET",route="/things/:id",status="2xx"')} 2\n`);
  expect(text).toContain(`${count('method="other",route="unmatched",status="4xx"')} 3\n`);
  expect(text.match(/_count/g)).toHaveLength(2);
});

test('an event stream is timed until its headers are sent', async () => {
  const text = await measure(['GET', '/events']);
  const seconds = /_sum\{.*route="\/events".*\} (\S+)/.exec(text)?.[1];
  expect(Number(seconds)).toBeLessThan(streamedMs / 1_000);
});

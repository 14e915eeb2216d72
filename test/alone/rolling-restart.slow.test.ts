// Two apis behind a proxy that follows /readyz are restarted one after the other, while clients send 200 requests a second.
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { collect } from '@sweepq/client';
import { type Part, startApi } from '@sweepq/stack';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../support/serve.ts';
import { startService } from '../support/service.ts';
import { waitUntil } from '../support/wait.ts';

const requestsPerSecond = 200;
/** On a busy machine, further requests wait in the client, which then sends them as fast as they are answered. */
const mostOpen = 64;
const pollMs = 50;
/** Much longer than the interval of the polls, because a busy machine delays them. */
const drainSeconds = 4;

test('a rolling restart of two apis behind a proxy fails none of 200 requests a second', async () => {
  const env = { SWEEPQ_DRAIN_SECONDS: `${drainSeconds}` };
  const service = await startService({ apart: true, env });
  onTestFinished(() => service.stop());
  const apis: Part[] = [service.api, await startApi(service)];
  onTestFinished(async () => void (await Promise.all(apis.map((api) => api.stop()))));
  const proxy = await useProxy(apis.map(({ url }) => url));
  await waitUntil('both apis are ready', async () => proxy.readyCount() === 2);

  const { id } = await service.submit({ space: { learningRate: 0.001, iterations: 5 } });
  const load = startLoad(proxy.url, id);
  await delay(1_000);
  for (const [index, api] of apis.entries()) {
    await api.stop();
    expect(await api.exited).toMatchObject({ code: 0 });
    apis[index] = await startApi({ ...service, port: Number(new URL(api.url).port) });
    await waitUntil('the restarted api is ready', async () => proxy.readyCount() === 2);
  }
  await delay(1_000);
  const { sent, failures, submitted, seconds } = await load.stop();

  expect(failures).toEqual([]);
  expect(sent / seconds).toBeGreaterThan(requestsPerSecond * 0.95);
  expect(proxy.usedByAll()).toBe(true);
  expect(await collect(service.client.listSweeps())).toHaveLength(submitted + 1);
}, 180_000);

/** Starts a proxy without retries. It sends each request to the next api whose last answer to /readyz was 200. */
async function useProxy(urls: readonly string[]) {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set<string>();
  const used = new Set<string>();
  const ending = new AbortController();
  onTestFinished(() => {
    ending.abort();
    agent.destroy();
  });
  const poll = async (url: string) => {
    while (!ending.signal.aborted) {
      const isReady = await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) ready.add(url);
      else ready.delete(url);
      await delay(pollMs);
    }
  };
  for (const url of urls) void poll(url);
  let turn = 0;
  const url = await serve((incoming, outgoing) => {
    const targets = [...ready];
    turn += 1;
    const target = targets[turn % targets.length];
    if (target === undefined) return void outgoing.writeHead(502).end('no api is ready');
    used.add(target);
    const { method, headers } = incoming;
    const passed = request(new URL(incoming.url ?? '/', target), { agent, method, headers });
    passed.on('response', (answer: IncomingMessage) => {
      const { connection: _hop, 'keep-alive': _time, ...rest } = answer.headers;
      answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, rest));
    });
    passed.on('error', (error) => outgoing.writeHead(502).end(`${target}: ${error.message}`));
    incoming.pipe(passed);
  });
  return {
    url,
    readyCount: () => ready.size,
    usedByAll: () => used.size === urls.length,
  };
}

/** Sends requests at a constant rate until the stop: mostly reads of a sweep, and every tenth one submits a sweep. */
function startLoad(url: string, id: string) {
  const startedAt = performance.now();
  const failures: string[] = [];
  const open = new Set<Promise<void>>();
  let sent = 0;
  let submitted = 0;
  const body = JSON.stringify({
    dataset: 'synthetic-cats',
    space: { learningRate: 0.001, iterations: 5 },
  });
  const headers = { 'content-type': 'application/json' };
  const send = async () => {
    sent += 1;
    const isSubmit = sent % 10 === 0;
    if (isSubmit) submitted += 1;
    try {
      const answer = isSubmit
        ? await fetch(`${url}/v1/sweeps`, { method: 'POST', headers, body })
        : await fetch(`${url}/v1/sweeps/${id}`);
      const text = await answer.text();
      if (!answer.ok) failures.push(`${answer.status} ${text}`);
    } catch (error) {
      failures.push(String((error as Error).cause ?? error));
    }
  };
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * requestsPerSecond;
    while (sent < due && open.size < mostOpen) {
      const sending = send().finally(() => open.delete(sending));
      open.add(sending);
    }
  }, 5);
  return {
    async stop() {
      clearInterval(timer);
      const seconds = (performance.now() - startedAt) / 1_000;
      await Promise.all(open);
      return { sent, failures, submitted, seconds };
    },
  };
}

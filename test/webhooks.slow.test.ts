// Webhook messages: content, retries and refused targets.
import type { Sweep, Trial } from '@sweepq/client';
import { eventView } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { sendBody } from './support/bodies.ts';
import { readProblem } from './support/problem.ts';
import { useQueues } from './support/queues.ts';
import { listDeliveries, useReceiver, waitForDeliveries } from './support/receiver.ts';
import { useService } from './support/service.ts';
import { long, steer } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const space = { learningRate: [0.001, 0.005], iterations: [10, 20] };

test('a message that fails twice is delivered with the third attempt, and other messages are delivered once', async () => {
  const receiver = await useReceiver((response, { path }, before) => {
    const fails = path === '/hooks/shaky' && before < 2;
    response.writeHead(fails ? 500 : 204).end();
  });
  const { env, url } = receiver;
  const service = await useService({ env });
  const worker = await service.startWorker();
  const webhooks = [{ url: `${url}/shaky`, events: ['sweep.ended' as const] }, { url }];
  const sweep = await service.submit({ name: 'with webhooks', space, webhooks });
  expect(sweep.spec.webhooks).toEqual([
    { url: `${url}/shaky`, events: ['sweep.ended'] },
    { url, events: ['sweep.ended', 'trial.best'] },
  ]);
  const ended = await service.waitForSweep(sweep.id);
  const delivered = await waitUntil('both messages about the end are delivered', async () => {
    const deliveries = await listDeliveries(service, sweep.id);
    const areDone = deliveries.every(({ status }) => status === 'delivered');
    const ends = deliveries.filter(({ type }) => type === 'sweep.ended');
    return areDone && ends.length === 2 && deliveries;
  });

  const shaky = receiver.received.filter(({ path }) => path === '/hooks/shaky');
  expect(shaky).toHaveLength(3);
  expect(new Set(shaky.map(({ id }) => id)).size).toBe(1);
  expect(new Set(shaky.map(({ body }) => body)).size).toBe(1);
  const { id: sweepId, name, tags, status, counts, best } = ended;
  const { stoppedBy, failure, createdAt, finishedAt } = ended;
  expect(shaky[0]?.message).toEqual({
    ...{ id: shaky[0]?.id, type: 'sweep.ended' },
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    data: {
      ...{ sweepId, name, tags, status, counts, best, stoppedBy, failure, createdAt, finishedAt },
    },
  });
  for (const { id, message } of receiver.received) {
    expect(eventView.parse(message)).toMatchObject({ id, type: message.type });
  }
  const record = delivered.find(({ url }) => url.endsWith('/shaky'));
  expect(record).toMatchObject({ id: shaky[0]?.id, type: 'sweep.ended', status: 'delivered' });
  expect(record?.attempts.map(({ status }) => status)).toEqual([500, 500, 204]);

  const steady = receiver.received.filter(({ path }) => path === '/hooks');
  expect(new Set(steady.map(({ id }) => id)).size).toBe(steady.length);
  const bests = steady.filter(({ message }) => message.type === 'trial.best');
  expect(steady).toHaveLength(bests.length + 1);
  const last = bests.sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1)?.message.data;
  expect(last).toEqual(leadOf(ended));

  const { webhooks: queue } = useQueues(service);
  // The outcome of a delivery is stored a few milliseconds before its job is completed.
  await waitUntil('the jobs of all deliveries are completed', async () => {
    return (await queue.getCompletedCount()) === delivered.length;
  });
  const { logs } = await queue.getJobLogs(record?.id ?? '');
  expect(logs.map((line) => /(\w+): status (\d+)/.exec(line)?.slice(1))).toEqual([
    ['retried', '500'],
    ['retried', '500'],
    ['delivered', '204'],
  ]);
  const metrics = await (await fetch(`${worker.url}/metrics`)).text();
  const count = (outcome: string) => `sweepq_webhook_attempts_total{outcome="${outcome}"}`;
  expect(metrics).toContain(`${count('delivered')} ${delivered.length}`);
  expect(metrics).toContain(`${count('retried')} 2`);
  const ofApi = await (await fetch(`${service.api.url}/metrics`)).text();
  expect(ofApi).toContain('sweepq_outbox_notices 0');
  expect(ofApi).toContain(
    `bullmq_job_count{queue="webhooks",state="completed"} ${delivered.length}`,
  );
}, 120_000);

const leadOf = ({ id: sweepId, best, spec }: Sweep) => {
  const { metric } = spec.objective;
  const { id: trialId, params, metrics } = best as Trial;
  return { sweepId, trialId, metric, value: metrics?.test.accuracy, params };
};

test('follows no redirect, and does not retry after 410', async () => {
  const receiver = await useReceiver((response, { path }) => {
    if (path === '/hooks/gone') response.writeHead(410).end();
    else response.writeHead(307, { location: '/hooks/elsewhere' }).end();
  });
  const { env, url } = receiver;
  const service = await useService({ env });
  await service.startWorker();
  const events = ['sweep.ended' as const];
  const webhooks = ['gone', 'moved'].map((name) => ({ url: `${url}/${name}`, events }));
  const sweep = await service.submit({ space: long, webhooks });
  await steer(service, sweep.id, 'cancel');
  const [moved, gone] = await waitUntil('both messages have an attempt', async () => {
    const deliveries = await listDeliveries(service, sweep.id);
    return deliveries.filter(({ attempts }) => attempts.length > 0).length === 2 && deliveries;
  });
  expect(moved).toMatchObject({ status: 'pending', url: `${url}/moved` });
  expect(moved?.attempts[0]).toMatchObject({ status: 307, error: 'redirects are not followed' });
  const ofGone = { status: 410, error: 'the receiver is gone for good' };
  expect(gone).toMatchObject({ status: 'failed', deliveredAt: null, attempts: [ofGone] });
  expect(receiver.received.map(({ path }) => path)).not.toContain('/hooks/elsewhere');
  expect(receiver.received[0]?.message.data).toMatchObject({
    status: 'cancelled',
    best: null,
  });
});

test('a reopened sweep sends another message when it ends again', async () => {
  const { env, url, received } = await useReceiver();
  const service = await useService({ env });
  await service.startWorker();
  const webhooks = [{ url, events: ['sweep.ended' as const] }];
  const sweep = await service.submit({ space, webhooks });
  await service.waitForSweep(sweep.id);
  await waitForDeliveries(service, sweep.id, 1);
  await steer(service, sweep.id, 'extend', { iterations: 30 });
  const [second, first] = await waitForDeliveries(service, sweep.id, 2);
  const sweeps = [first, second].map((delivery) => {
    const message = received.find(({ id }) => id === delivery?.id)?.message;
    return message?.data;
  });
  expect(sweeps).toMatchObject([{ counts: { total: 4 } }, { counts: { total: 6 } }]);
  const page = await service.get<{ items: object[]; nextCursor: string }>(
    `/v1/sweeps/${sweep.id}/deliveries?limit=1`,
  );
  expect(page.items).toEqual([second]);
  const cursor = `?limit=1&cursor=${page.nextCursor}`;
  expect(await service.get(`/v1/sweeps/${sweep.id}/deliveries${cursor}`)).toEqual({
    items: [first],
    nextCursor: null,
  });
});

test('a failed message is sent again when its job is retried', async () => {
  const { env, url, received } = await useReceiver((response, _message, before) => {
    response.writeHead(before < 2 ? 410 : 204).end();
  });
  const service = await useService({ env });
  await service.startWorker();
  const webhooks = [{ url, events: ['sweep.ended' as const] }];
  const sweep = await service.submit({ space: long, webhooks });
  await steer(service, sweep.id, 'cancel');
  const { webhooks: queue } = useQueues(service);
  const failedJob = (attempts: number) =>
    waitUntil(`attempt ${attempts} has failed`, async () => {
      const [job] = await queue.getFailed();
      return received.length === attempts && job;
    });
  await (await failedJob(1)).retry('failed');
  const job = await failedJob(2);
  expect(await listDeliveries(service, sweep.id)).toMatchObject([{ status: 'failed' }]);
  await job.retry('failed');
  await waitUntil('the message is delivered', async () => (await queue.getCompletedCount()) === 1);
  const [delivery] = await listDeliveries(service, sweep.id);
  expect(delivery).toMatchObject({ status: 'delivered', deliveredAt: expect.any(String) });
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([410, 410, 204]);
});

test('refuses a webhook that is not an allowed target, also in a dry run, and does not show the setting', async () => {
  const { env, url } = await useReceiver();
  const service = await useService({ env });
  const body = { dataset: 'synthetic-cats', space };
  const bad: [webhooks: unknown, pointer: string, detail: RegExp][] = [
    [
      [{ url }, { url: 'http://127.0.0.1:6379/' }],
      '/webhooks/1/url',
      /SWEEPQ_WEBHOOK_TARGETS, got/,
    ],
    [[{ url: `${url}-of-others` }], '/webhooks/0/url', /to be below a URL in the setting/],
    [[{ url: 'ftp://127.0.0.1/' }], '/webhooks/0/url', /an http:\/\/ or https:\/\/ URL/],
    [[{ url }, { url }], '/webhooks/1/url', /to differ from the URLs of the other webhooks/],
    [
      [{ url }, { url: url.replace('http://', 'HTTP://') }],
      '/webhooks/1/url',
      /to differ from the URLs of the other webhooks/,
    ],
    [[{ url, events: [] }], '/webhooks/0/events', /at least one of/],
    [[{ url, events: ['sweep.began'] }], '/webhooks/0/events/0', /"sweep.ended" or "trial.best"/],
    [[{ url, secret: 'x' }], '/webhooks/0/secret', /no key/],
    [Array.from({ length: 6 }, (_, k) => ({ url: `${url}/${k}` })), '/webhooks', /at most 5/],
    [{ url }, '/webhooks', /a list of at most 5 webhooks/],
  ];
  for (const [webhooks, pointer, detail] of bad) {
    const problem = await sendBody(service, JSON.stringify({ ...body, webhooks }));
    expect(problem).toMatchObject({ type: 'urn:sweepq:problem:validation', status: 400 });
    expect(problem.errors).toEqual([
      { in: 'body', pointer, detail: expect.stringMatching(detail), code: null },
    ]);
    const answer = await fetch(`${service.api.url}/v1/sweeps?dryRun=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, webhooks }),
    });
    expect(await readProblem(answer)).toEqual({ ...problem, instance: expect.any(String) });
  }
  expect(await service.get('/v1/sweeps')).toMatchObject({ items: [] });
});

test('a service without targets refuses webhooks', async () => {
  const service = await useService();
  const webhooks = [{ url: 'http://127.0.0.1/' }];
  const body = { dataset: 'synthetic-cats', space, webhooks };
  const { detail } = await sendBody(service, JSON.stringify(body));
  expect(detail).toContain('SWEEPQ_WEBHOOK_TARGETS, which is not set, got');
});

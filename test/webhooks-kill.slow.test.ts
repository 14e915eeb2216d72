// Webhook messages of workers that are killed, stopped, or not allowed to send.
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { useConnection, useQueues } from './support/queues.ts';
import { listDeliveries, useReceiver, waitForDeliveries } from './support/receiver.ts';
import { useService } from './support/service.ts';
import { long, type Service, steer } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

/** An ended sweep with an unsent webhook message. */
async function endSweep(service: Service, url: string) {
  const webhooks = [{ url, events: ['sweep.ended' as const] }];
  const sweep = await service.submit({ space: long, webhooks });
  await steer(service, sweep.id, 'cancel');
  return sweep;
}

test('a message waits until there is a worker with webhook settings', async () => {
  const { env, url, received } = await useReceiver();
  const service = await useService({ apart: 'workers', env });
  const queues = useQueues(service);
  const sweep = await endSweep(service, url);
  const metrics = async () => (await fetch(`${service.api.url}/metrics`)).text();
  expect(await metrics()).toContain('sweepq_outbox_notices 1');

  const settings = { ...service.env, SWEEPQ_WEBHOOK_TARGETS: '', SWEEPQ_WEBHOOK_SECRET: '' };
  const unable = await service.startWorker({ env: settings });
  const isWaiting = async () => (await queues.webhooks.getWaitingCount()) === 1;
  await waitUntil('the message is a job', isWaiting);
  await waitUntil('the notice is settled', async () =>
    (await metrics()).includes('sweepq_outbox_notices 0'),
  );
  unable.kill('SIGKILL');
  await unable.exited;
  expect(unable.logLines.join()).toContain('this worker has no SWEEPQ_WEBHOOK_TARGETS');
  expect(await listDeliveries(service, sweep.id)).toMatchObject([
    { status: 'pending', attempts: [] },
  ]);

  await service.startWorker();
  await waitForDeliveries(service, sweep.id, 1);
  expect(received).toHaveLength(1);
});

test('another worker sends the messages that a killed worker was sending or had taken', async () => {
  const receiver = await useReceiver((response) => {
    if (receiver.received.length > 1) response.writeHead(204).end();
  });
  const service = await useService({ apart: 'workers', env: receiver.env });
  const first = await service.startWorker();
  const sweep = await endSweep(service, receiver.url);
  await waitUntil('the message is being sent', async () => receiver.received.length === 1);
  first.kill('SIGKILL');
  await first.exited;
  const left = await endSweep(service, receiver.url);
  const taking = { limit: 10, timeoutMs: 1_000, leftAfterMs: 60_000 };
  expect(
    await createStore(useConnection(service), service.prefix).takeNotices(taking),
  ).toHaveLength(1);

  await service.startWorker();
  for (const { id } of [sweep, left]) {
    const [delivery] = await waitForDeliveries(service, id, 1);
    expect(delivery).toMatchObject({ status: 'delivered', attempts: [{ status: 204 }] });
  }
  const [one, ...others] = receiver.received;
  expect(others).toHaveLength(2);
  expect(others).toContainEqual(one);
});

test('a worker that is stopped waits for the answers to its messages', async () => {
  let answer = () => {};
  const receiver = await useReceiver((response) => {
    answer = () => void response.writeHead(204).end();
  });
  const service = await useService({ apart: 'workers', env: receiver.env });
  const worker = await service.startWorker();
  const sweep = await endSweep(service, receiver.url);
  await waitUntil('the message is being sent', async () => receiver.received.length === 1);
  const stopped = worker.stop();
  await waitUntil('the worker shuts down', async () => !(await isReady(worker)));
  answer();
  await stopped;
  expect(await worker.exited).toMatchObject({ code: 0 });
  expect(await listDeliveries(service, sweep.id)).toMatchObject([{ status: 'delivered' }]);
  expect(receiver.received).toHaveLength(1);
});

test('a stopping worker returns an unanswered message to the queue, and this uses no attempt of the message', async () => {
  const receiver = await useReceiver((response, _message, before) => {
    if (before > 0) response.writeHead(204).end();
  });
  const service = await useService({ apart: 'workers', env: receiver.env });
  const queues = useQueues(service);
  const first = await service.startWorker();
  const sweep = await endSweep(service, receiver.url);
  await waitUntil('the message is being sent', async () => receiver.received.length === 1);
  await first.stop();
  expect(await first.exited).toMatchObject({ code: 0 });
  const [pending] = await listDeliveries(service, sweep.id);
  expect(pending).toMatchObject({ status: 'pending', attempts: [] });
  const job = await queues.webhooks.getJob(pending?.id ?? '');
  expect([await job?.getState(), job?.attemptsMade]).toEqual(['waiting', 0]);
  await service.startWorker();
  const [delivery] = await waitForDeliveries(service, sweep.id, 1);
  expect(delivery).toMatchObject({ status: 'delivered', attempts: [{ status: 204 }] });
});

const isReady = async ({ url }: { url: string }) =>
  (await fetch(`${url}/readyz`).catch(() => undefined))?.ok ?? false;

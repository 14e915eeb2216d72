import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { deliveryJobOptions } from '@sweepq/queue';
import { useEndedSweep } from '@sweepq/testing/ended-sweep.ts';
import { UnrecoverableError } from 'bullmq';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import type { AttemptOutcome } from '../metrics/delivery-metrics.ts';
import { createDeliverer, type DeliveryJob } from './deliver.ts';
import { dispatch } from './dispatch.ts';

/** A receiver that answers with this status, and counts the messages that it gets. */
async function useServer(status: number) {
  const received = { count: 0, bodies: [] as string[], headers: [] as IncomingHttpHeaders[] };
  const server = createServer((request, response) => {
    received.count += 1;
    received.headers.push(request.headers);
    text(request).then((body) => {
      received.bodies.push(body);
      response.writeHead(status).end('answer');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${port}/hooks`, close: () => server.close() };
}

const secrets = ['c2VjcmV0', 'b3RoZXIh'].map((text) => `whsec_${text.repeat(4)}`);

/** The job for a new best trial, and its deliverer. */
async function useJob(url: string, targets = [url]) {
  const sweep = await useEndedSweep(url);
  const { store, queues, spec, notices, log } = sweep;
  const [best] = notices;
  if (best === undefined) throw new Error('There is no notice.');
  await dispatch(sweep, best);
  const [job] = await queues.webhooks.getWaiting();
  const outcomes: AttemptOutcome[] = [];
  const deliver = createDeliverer({
    ...{ store, log, targets, now: () => new Date() },
    secrets,
    metrics: { countWebhookAttempt: (outcome) => void outcomes.push(outcome) },
  });
  const read = () => store.readDelivery(spec.id, job?.id ?? '');
  return { ...sweep, job: job as DeliveryJob, deliver, outcomes, read };
}

test('does not send a delivered message again when the job is delivered twice', async () => {
  const { received, url } = await useServer(200);
  const { job, deliver, outcomes, read } = await useJob(url);
  expect(await deliver(job, 'token')).toEqual({ status: 'delivered' });
  expect(await deliver(job, 'token')).toEqual({ status: 'delivered' });
  expect([received.count, outcomes]).toEqual([1, ['delivered']]);
  expect(await read()).toMatchObject({
    status: 'delivered',
    deliveredAt: expect.any(String),
    attempts: [{ status: 200, error: null }],
  });
});

test('signs a message with each secret', async () => {
  const { received, url } = await useServer(200);
  const { job, deliver } = await useJob(url);
  await deliver(job, 'token');
  const headers = received.headers[0] as Record<string, string>;
  expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
  for (const secret of secrets) {
    new Webhook(secret).verify(received.bodies[0] ?? '', headers);
  }
  const other = new Webhook(`whsec_${'dGhpcmQh'.repeat(4)}`);
  expect(() => other.verify(received.bodies[0] ?? '', headers)).toThrow('signature');
});

test('sends a message that version 0.1 has queued in the present shape, with its id', async () => {
  const { received, url } = await useServer(200);
  const { job, deliver } = await useJob(url);
  const { id: _, ...message } = JSON.parse(job.data.body);
  // Version 0.1 had no networks and one optimization.
  const { layers: _l, activation: _a, initialization: _i, ...ofUnit } = message.data.params;
  const { optimizer: _o, batchSize: _b, schedule: _s, classWeight: _c, ...params } = ofUnit;
  const earlier = { ...message, data: { ...message.data, metric: 'testAccuracy', params } };
  const data = { ...job.data, body: JSON.stringify(earlier) };
  await deliver(Object.assign(job, { data }), 'token');
  expect(JSON.parse(received.bodies[0] ?? '')).toEqual({ id: job.id, ...message });
});

test('fails the delivery after the last attempt', async () => {
  const { url } = await useServer(500);
  const { job, deliver, outcomes, read } = await useJob(url);
  await expect(deliver(job, 'token')).rejects.toThrow('status 500');
  expect(await read()).toMatchObject({ status: 'pending', attempts: [{ status: 500 }] });
  job.attemptsMade = (deliveryJobOptions.attempts ?? 0) - 1;
  await expect(deliver(job, 'token')).rejects.toBeInstanceOf(UnrecoverableError);
  expect(await read()).toMatchObject({ status: 'failed', deliveredAt: null });
  expect(outcomes).toEqual(['retried', 'failed']);
});

test('does not send a failed message again when the job is delivered twice', async () => {
  const { received, url } = await useServer(410);
  const { job, deliver } = await useJob(url);
  await expect(deliver(job, 'token')).rejects.toBeInstanceOf(UnrecoverableError);
  expect(await deliver(job, 'token')).toEqual({ status: 'failed' });
  expect(received.count).toBe(1);
});

test('sends nothing to an address that is no longer allowed', async () => {
  const { received, url } = await useServer(200);
  const { job, deliver, read } = await useJob(url, ['https://example.com/']);
  await expect(deliver(job, 'token')).rejects.toThrow('SWEEPQ_WEBHOOK_TARGETS');
  expect(received.count).toBe(0);
  const error = 'SWEEPQ_WEBHOOK_TARGETS does not allow it';
  expect((await read())?.attempts).toMatchObject([{ status: null, error }]);
});

test('records the reason when nothing listens at the address', async () => {
  const { url, close } = await useServer(200);
  close();
  const { job, deliver, read } = await useJob(url);
  await expect(deliver(job, 'token')).rejects.toThrow('ECONNREFUSED');
  expect((await read())?.attempts).toMatchObject([{ status: null, error: 'ECONNREFUSED' }]);
});

test('sends nothing for a deleted sweep', async () => {
  const { received, url } = await useServer(200);
  const { job, deliver, redis, prefix, spec } = await useJob(url);
  const sweep = `${prefix}:store:sweep:${spec.id}`;
  await redis.del(sweep, `${sweep}:deliveries`);
  expect(await deliver(job, 'token')).toEqual({ status: 'gone' });
  expect(received.count).toBe(0);
});

test('sends a message whose delivery record Redis has lost, if its job still exists', async () => {
  const { received, url } = await useServer(200);
  const { job, deliver, read, redis, prefix, spec } = await useJob(url);
  await redis.hdel(`${prefix}:store:sweep:${spec.id}:deliveries`, job.id ?? '');
  expect(await deliver(job, 'token')).toEqual({ status: 'delivered' });
  expect(received.count).toBe(1);
  expect(await read()).toMatchObject({ status: 'delivered', url: job.data.url });
});

// A server that receives and records webhook messages. The test defines its answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Delivery } from '@sweepq/client';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { serve } from './serve.ts';
import type { Service } from './steering.ts';
import { waitUntil } from './wait.ts';

const secret = `whsec_${Buffer.from('a secret that only the tests use').toString('base64')}`;

export type ReceivedMessage = { path: string; id: string; body: string; message: Message };
type Message = { id: string; type: string; timestamp: string; data: Record<string, unknown> };

/** `answer` gets the message and the number of earlier deliveries of it. It may send no answer. */
export async function useReceiver(
  answer: (response: ServerResponse, received: ReceivedMessage, before: number) => void = (
    response,
  ) => void response.writeHead(204).end(),
) {
  const received: ReceivedMessage[] = [];
  const origin = await serve(async (request, response) => {
    const got = await verify(request);
    const before = received.filter(({ id }) => id === got.id).length;
    received.push(got);
    answer(response, got, before);
  });
  return { received, origin, url: `${origin}/hooks`, env: settingsFor(`${origin}/hooks`) };
}

/** Settings of a service that allows webhooks below this URL. */
export const settingsFor = (targets: string) => ({
  SWEEPQ_WEBHOOK_TARGETS: targets,
  SWEEPQ_WEBHOOK_SECRET: secret,
});

/** Reads a message. Throws if the message is not signed with the secret. */
async function verify(request: IncomingMessage): Promise<ReceivedMessage> {
  let body = '';
  for await (const part of request) body += part;
  const headers = request.headers as Record<string, string>;
  const message = new Webhook(secret).verify(body, headers) as Message;
  expect(request.method).toBe('POST');
  expect(headers['content-type']).toBe('application/json');
  return { path: request.url ?? '', id: headers['webhook-id'] ?? '', body, message };
}

export const listDeliveries = async ({ get }: Pick<Service, 'get'>, sweepId: string) =>
  (await get<{ items: Delivery[] }>(`/v1/sweeps/${sweepId}/deliveries`)).items;

/** Waits until a sweep has this number of deliveries, and none of them is pending. */
export const waitForDeliveries = (service: Pick<Service, 'get'>, sweepId: string, count: number) =>
  waitUntil('all messages are delivered', async () => {
    const deliveries = await listDeliveries(service, sweepId);
    const isDone = deliveries.every(({ status }) => status !== 'pending');
    return deliveries.length === count && isDone && deliveries;
  });

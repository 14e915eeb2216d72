// A real server that receives webhook messages, stores them, and answers as the test defines.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Delivery } from '@sweepq/contract';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { serve } from './serve.ts';
import type { Service } from './steering.ts';
import { waitUntil } from './wait.ts';

const secret = `whsec_${Buffer.from('a secret that only the tests use').toString('base64')}`;

export type Told = { path: string; id: string; body: string; message: Message };
type Message = { type: string; timestamp: string; data: Record<string, unknown> };

/** `answer` gets the number of earlier deliveries of this message, and may leave it unanswered. */
export async function useReceiver(
  answer: (response: ServerResponse, told: Told, before: number) => void = (response) =>
    void response.writeHead(204).end(),
) {
  const told: Told[] = [];
  const origin = await serve(async (request, response) => {
    const got = await verify(request);
    const before = told.filter(({ id }) => id === got.id).length;
    told.push(got);
    answer(response, got, before);
  });
  return { told, origin, url: `${origin}/hooks`, env: settingsFor(`${origin}/hooks`) };
}

/** Settings of a service that allows webhooks below this URL. */
export const settingsFor = (targets: string) => ({
  SWEEPQ_WEBHOOK_TARGETS: targets,
  SWEEPQ_WEBHOOK_SECRET: secret,
});

/** Throws if the message is not signed with the secret. It is then not recorded. */
async function verify(request: IncomingMessage): Promise<Told> {
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

/** Waits until this number of messages was sent, and none is in progress. */
export const waitForDeliveries = (service: Pick<Service, 'get'>, sweepId: string, count: number) =>
  waitUntil('everything is delivered', async () => {
    const deliveries = await listDeliveries(service, sweepId);
    const isDone = deliveries.every(({ status }) => status !== 'pending');
    return deliveries.length === count && isDone && deliveries;
  });

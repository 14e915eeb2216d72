import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RowContext } from '../row.ts';

export type ReceivedMessage = {
  id: string;
  body: string;
  type: string;
  data: { sweepId: string; trialId?: string; status?: string; finishedAt?: string };
};

/** Starts a server that accepts every webhook message, and records it. */
export async function startReceiver(context: Pick<RowContext, 'defer'>) {
  const received: ReceivedMessage[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { type, data } = JSON.parse(body) as Pick<ReceivedMessage, 'type' | 'data'>;
    received.push({ id: `${request.headers['webhook-id']}`, body, type, data });
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  context.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  const secret = Buffer.from('a secret that only the rows use').toString('base64');
  return {
    url,
    received,
    /** Settings of a service that allows this receiver. */
    env: { SWEEPQ_WEBHOOK_TARGETS: url, SWEEPQ_WEBHOOK_SECRET: `whsec_${secret}` },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

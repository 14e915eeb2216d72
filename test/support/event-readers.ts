// Clients that read the events of a sweep, or stop reading.
import { connect, type Socket } from 'node:net';
import { compareEventIds } from '@sweepq/contract';
import { connectWorker, disconnect } from '@sweepq/redis';
import { startApi } from '@sweepq/stack';
import { expect, onTestFinished } from 'vitest';
import { openEvents, type Received } from './events.ts';
import type { useService } from './service.ts';

export type Service = Awaited<ReturnType<typeof useService>>;

export const eventsUrl = (base: string, id: string) => `${base}/v1/sweeps/${id}/events`;

export const watch = ({ api }: Service, id: string, lastEventId?: string) =>
  openEvents(eventsUrl(api.url, id), lastEventId === undefined ? {} : { lastEventId });

/** Returns a function that adds progress events of 2 KB to the stream of a sweep, as the store does. */
export function useFlood({ redisUrl, prefix }: Service, id: string) {
  const redis = connectWorker({ url: redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  const points = Array.from({ length: 80 }, (_, k) => [k, 1 / (k + 3)]);
  const progress = { type: 'progress', runId: `${id}-r0`, iteration: 80, iterations: 80, cost: 1 };
  const event = JSON.stringify({ ...progress, points });
  const stream = `${prefix}:store:sweep:${id}:events`;
  return async (count: number) => {
    const adding = redis.pipeline();
    for (let k = 0; k < count; k++) {
      adding.xadd(stream, 'MAXLEN', '~', 10_000, '*', 'event', event);
    }
    await adding.exec();
  };
}

/** A client that sends a request and does not read the answer. */
export async function openAndNeverRead(
  { api }: Service,
  id: string,
  lastEventId?: string,
): Promise<Socket> {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  socket.pause();
  const header = lastEventId === undefined ? '' : `Last-Event-ID: ${lastEventId}\r\n`;
  socket.write(`GET /v1/sweeps/${id}/events HTTP/1.1\r\nHost: ${hostname}\r\n${header}\r\n`);
  return socket;
}

/** The value of a metric of the api. */
export async function measure({ api }: Service, metric: string): Promise<number> {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  return Number(new RegExp(`^${metric}(?:{[^}]*})? (\\S+)$`, 'm').exec(text)?.[1]);
}

export function expectInOrder(events: readonly Received[]) {
  for (const [k, { id }] of events.slice(1).entries()) {
    expect(compareEventIds(events[k]?.id ?? '', id)).toBeLessThan(0);
  }
}

/** Starts a second api with the same Redis and prefix. */
export async function useApi({ env, redisUrl, homeDir, prefix }: Service) {
  const api = await startApi({ env, redisUrl, homeDir, prefix });
  onTestFinished(() => api.stop());
  return api;
}

/** The ids of the sweeps, runs or trials in events of this type and status. Default: any status. */
export const idsOf = (events: readonly Received[], type: string, status?: string) =>
  events
    .filter((event) => event.type === type && (status ?? event.data.status) === event.data.status)
    .map(({ data }) => (data.trialId ?? data.runId) as string);

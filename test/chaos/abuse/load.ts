// Sends many requests at the same time, on a limited number of connections.
import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type Asked = {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
};
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; ms: number };

/** Sends requests on at most this number of connections. A request without an answer has the status 0. */
export function createLoad(sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  let [open, mostOpen] = [0, 0];
  const send = (url: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
    new Promise<Answer>((resolve) => {
      const startedAt = performance.now();
      const end = (answer: Omit<Answer, 'ms'>) =>
        resolve({ ...answer, ms: performance.now() - startedAt });
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const sending = request(url, { method, agent, headers: { ...length, ...headers } });
      sending.once('socket', (socket) => {
        if (!socket.connecting) return;
        socket.once('connect', () => {
          open += 1;
          mostOpen = Math.max(mostOpen, open);
          socket.once('close', () => (open -= 1));
        });
      });
      sending.once('response', (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        const whole = () =>
          end({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        response.once('end', whole);
        response.once('error', whole);
      });
      sending.once('error', (error) => end({ status: 0, headers: {}, body: String(error) }));
      sending.end(body);
    });
  return {
    send,
    close: () => agent.destroy(),
    /** The maximum number of connections that were open at the same time. */
    get mostOpen() {
      return mostOpen;
    },
  };
}

export const json = { 'content-type': 'application/json' };

/** The number of occurrences of each value. */
export function tally<T>(all: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

export const describeCounts = (counts: Map<unknown, number>) =>
  [...counts].map(([what, count]) => `${count} x ${what}`).join(', ');

/** The median. Single very slow or very fast answers do not change it. */
export function median(all: readonly number[]): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** The 99th percentile. */
export function p99(all: readonly number[]): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY);
}

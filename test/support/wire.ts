// Sends raw bytes to an HTTP server, also bytes that an HTTP client cannot send.
import { connect } from 'node:net';

export type WireAnswer = {
  /** Undefined if the connection was closed without an answer. */
  status: number | undefined;
  headers: Headers;
  body: string;
  /** All received bytes. */
  text: string;
  /** Whether the connection was still open at the end of the time limit. */
  timedOut: boolean;
};

/** Sends bytes, and returns the bytes received until the server closed the connection or the time limit passed. */
export async function sendBytes(
  url: string,
  bytes: string | readonly (string | Uint8Array)[],
  { withinMs = 10_000 } = {},
): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname });
  socket.on('error', () => undefined);
  let timedOut = false;
  const text = await new Promise<string>((resolve) => {
    let came = '';
    const end = setTimeout(() => {
      timedOut = true;
      socket.destroy();
    }, withinMs);
    socket.on('data', (chunk) => {
      came += chunk.toString('utf8');
    });
    socket.once('close', () => {
      clearTimeout(end);
      resolve(came);
    });
    for (const part of [bytes].flat()) socket.write(part);
  });
  return { ...parseAnswer(text), text, timedOut };
}

function parseAnswer(text: string): Omit<WireAnswer, 'text' | 'timedOut'> {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(first)?.[1];
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  return { status: status ? Number(status) : undefined, headers, body: rest.join('\r\n\r\n') };
}

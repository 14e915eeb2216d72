import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { StackError } from '../stack-error.ts';

/** Returns a free loopback port. Another process may bind this port before the caller does. */
export async function findFreePort(): Promise<number> {
  return listenOnce('127.0.0.1', 0);
}

/** Throws if the port cannot be bound. The message names `variable`, the setting with the port. */
export async function assertPortFree(host: string, port: number, variable: string): Promise<void> {
  try {
    await listenOnce(host, port);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be bound (${code})`;
    throw new StackError(
      'port-taken',
      `Port ${port} on ${host} ${reason}: set ${variable} to a free port, or to 0 to have one picked.`,
      { cause },
    );
  }
}

async function listenOnce(host: string, port: number) {
  const server = createServer().listen({ host, port, exclusive: true });
  await once(server, 'listening');
  const { port: listened } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return listened;
}

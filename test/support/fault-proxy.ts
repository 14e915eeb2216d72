import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that forwards connections, and injects faults when a test requests them. */
export type FaultProxy = {
  port: number;
  /** Closes every connection, and refuses new ones until `heal`. */
  cut(): void;
  /** Accepts connections and forwards no data until `heal`, without an error. This simulates an unplugged cable. */
  silence(): void;
  heal(): void;
  /** Delays all data by this time, in both directions. */
  delay(ms: number): void;
  /** Drops this share of the answers, from 0 (none) to 1, and closes their connections. */
  swallow(share: number, random?: { next(): number }): void;
  /** Number of answers that were dropped. */
  readonly swallowed: number;
  stop(): Promise<void>;
};

export async function startProxy(targetPort: number): Promise<FaultProxy> {
  let [isCut, isSilent, delayMs, share, swallowed] = [false, false, 0, 0, 0];
  let chance: () => number = () => 1;
  const pairs = new Set<[Socket, Socket]>();
  const destroyAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };

  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const target = connect(targetPort, '127.0.0.1');
    const pair: [Socket, Socket] = [client, target];
    pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        // A silent network does not forward the end of a connection.
        if (!isSilent) for (const other of pair) other.destroy();
      });
    }
    client.on('data', (bytes) => pass(bytes, target));
    target.on('data', (bytes) => {
      if (chance() >= share) return pass(bytes, client);
      swallowed += 1;
      client.destroy();
    });
  });

  const pass = (bytes: Buffer, to: Socket) => {
    if (isSilent) return;
    if (delayMs === 0) to.write(bytes);
    // Timers of one length fire in the order in which they were set.
    else setTimeout(() => to.destroyed || to.write(bytes), delayMs);
  };

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      destroyAll();
    },
    silence() {
      isSilent = true;
    },
    heal() {
      // Silenced connections have lost data, so they are closed.
      if (isSilent) destroyAll();
      [isCut, isSilent] = [false, false];
    },
    delay(ms) {
      delayMs = ms;
    },
    swallow(of, random) {
      share = of;
      chance = random?.next ?? Math.random;
    },
    get swallowed() {
      return swallowed;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      destroyAll();
      await closed;
    },
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What stands between two programs and can be told to fail. It changes nothing until it is. */
export type FaultProxy = {
  port: number;
  /** Cuts every connection, and lets none in until `heal`. */
  cut(): void;
  /** Lets everything in and nothing through, without a word to either side, until `heal`: a cable that is pulled. */
  silence(): void;
  heal(): void;
  /** Holds back everything for so long, each way. */
  delay(ms: number): void;
  /** Of so many answers in one the connection is cut instead of passing it on; 0 passes all. */
  swallow(share: number, random?: { next(): number }): void;
  /** How many answers were swallowed. */
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
        // A silent network tells nobody of an end either.
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
      // Who was silenced has missed something: a network that forgets a connection resets it.
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

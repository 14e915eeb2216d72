// A Redis cluster of three masters on loopback. Each master has a third of the slots.
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { findPorts, useRedisServer } from './redis-server.ts';
import { waitUntil } from './wait.ts';

const slots = 16_384;

export async function useRedisCluster() {
  const ports = await findPorts(3);
  const nodes = await Promise.all(
    ports.map(async (port) => {
      await useRedisServer(['--port', `${port}`, '--cluster-enabled', 'yes']);
      const client = new Redis(port, '127.0.0.1');
      onTestFinished(() => client.disconnect());
      return client.on('error', () => undefined);
    }),
  );
  for (const [k, node] of nodes.entries()) {
    const first = Math.floor((slots * k) / nodes.length);
    const last = Math.floor((slots * (k + 1)) / nodes.length) - 1;
    await node.call('CLUSTER', 'ADDSLOTSRANGE', first, last);
    await node.call('CLUSTER', 'SET-CONFIG-EPOCH', k + 1);
    if (k > 0) await node.call('CLUSTER', 'MEET', '127.0.0.1', ports[0] ?? 0);
  }
  await waitUntil('every node reports a complete cluster', async () => {
    const infos = await Promise.all(nodes.map((node) => node.call('CLUSTER', 'INFO')));
    return infos.every((info) => /cluster_state:ok.*cluster_known_nodes:3/s.test(String(info)));
  });
  const url = `redis+cluster://${ports.map((port) => `127.0.0.1:${port}`).join(',')}`;
  /** The keys of each node. */
  const listKeys = () => Promise.all(nodes.map((node) => node.keys('*')));
  return { url, nodes, listKeys };
}

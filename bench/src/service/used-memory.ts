import type { Redis } from 'ioredis';

/** The memory of Redis in bytes, without the buffers of its connections and of the append-only file. */
export async function readUsedMemory(redis: Redis): Promise<number> {
  const info = await redis.info('memory');
  const read = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  const buffers = ['mem_clients_normal', 'mem_clients_slaves', 'mem_aof_buffer'];
  return buffers.reduce((bytes, name) => bytes - read(name), read('used_memory'));
}

import type { Redis } from 'ioredis';
import { percentile } from '../measure/measurement.ts';

/** The work of Redis during the measured time, and how long another client waited for it. */
export type RedisLoad = {
  seconds: number;
  commands: number;
  /** Processor time in seconds. */
  cpuSeconds: number;
  usedBytes: number;
  clients: number;
  latencyMs: { p50: number; p99: number };
};

const probeEveryMs = 10;

/** Watches Redis until `during` settles: by its own statistics, and by the latency of a small repeated command. */
export async function watchRedis(redis: Redis, during: Promise<unknown>): Promise<RedisLoad> {
  const before = await readInfo(redis);
  const waits: number[] = [];
  let isOver = false;
  during.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  while (!isOver) {
    const began = performance.now();
    await redis.ping();
    waits.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, probeEveryMs));
  }
  const after = await readInfo(redis);
  return {
    seconds: after.at - before.at,
    commands: after.commands - before.commands - waits.length,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    usedBytes: after.usedBytes,
    clients: after.clients,
    latencyMs: { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99) },
  };
}

async function readInfo(redis: Redis) {
  const info = await redis.info();
  const read = (field: string) =>
    Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(info)?.[1] ?? Number.NaN);
  return {
    at: performance.now() / 1e3,
    commands: read('total_commands_processed'),
    cpuSeconds: read('used_cpu_sys') + read('used_cpu_user'),
    usedBytes: read('used_memory'),
    clients: read('connected_clients'),
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { percentile } from '../measure/measurement.ts';

/** The load of Redis during a measurement, and the latency of a small command. */
export type RedisLoad = {
  seconds: number;
  commands: number;
  /** Processor time in seconds. */
  cpuSeconds: number;
  /** The growth of the append-only file. Not a number if Redis has none, or has rewritten it meanwhile. */
  appendedBytes: number;
  /** The bytes that Redis has received. */
  receivedBytes: number;
  usedBytes: number;
  clients: number;
  latencyMs: { p50: number; p99: number };
};

const probeEveryMs = 10;
const longestRewriteMs = 30_000;
const rewritePollMs = 250;

/** Measures Redis until `during` settles. Reads the statistics of Redis, and sends a PING every 10 ms to measure its latency. */
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
    await delay(probeEveryMs);
  }
  const after = await readInfo(redis);
  return {
    seconds: after.at - before.at,
    commands: after.commands - before.commands - waits.length,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    appendedBytes:
      after.rewrites === before.rewrites ? after.appendedTo - before.appendedTo : Number.NaN,
    receivedBytes: after.receivedBytes - before.receivedBytes,
    usedBytes: after.usedBytes,
    clients: after.clients,
    latencyMs: { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99) },
  };
}

/** Waits until Redis does not rewrite its append-only file, at most 30 s. Long rewrites occur after the first saves of many threads. */
export async function waitForRewrite(redis: Redis): Promise<void> {
  for (const deadline = performance.now() + longestRewriteMs; performance.now() < deadline; ) {
    const info = await redis.info('persistence');
    if (/^aof_rewrite_in_progress:0/m.test(info) && /^aof_rewrite_scheduled:0/m.test(info)) return;
    await delay(rewritePollMs);
  }
}

async function readInfo(redis: Redis) {
  const info = await redis.info();
  const read = (field: string) =>
    Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(info)?.[1] ?? Number.NaN);
  return {
    at: performance.now() / 1e3,
    commands: read('total_commands_processed'),
    cpuSeconds: read('used_cpu_sys') + read('used_cpu_user'),
    appendedTo: read('aof_current_size'),
    rewrites: read('aof_rewrites'),
    receivedBytes: read('total_net_input_bytes'),
    usedBytes: read('used_memory'),
    clients: read('connected_clients'),
  };
}

/** What Redis adds to its append-only file in a second. If that was not measured, what Redis receives: about the same. */
export const writtenMbASecond = ({ appendedBytes, receivedBytes, seconds }: RedisLoad) =>
  (Number.isNaN(appendedBytes) ? receivedBytes : appendedBytes) / 1e6 / seconds;

// A separate program that measures BullMQ alone, without a store, an api or training. Each line on stdin names a
// measurement. The program makes this measurement and prints one line of JSON.
//   node bare.js <Redis URL> <prefix>
import { createInterface } from 'node:readline';
import type { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { readUsedMemory } from '../service/used-memory.ts';
import { type BareOptions, createJobs, openQueue, runJobs, type Way } from './bare-queue.ts';

const [url = '', prefix = ''] = process.argv.slice(2);
const options: BareOptions = { connection: { url, maxRetriesPerRequest: null }, prefix };
const pageJobs = 100;
let completed: Queue | undefined;
let pages = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const [question = '', words = '', way = 'inline'] = line.split(' ');
  const count = Number(words);
  process.stdout.write(`${JSON.stringify(await answer(question, count, way as Way))}\n`);
}
process.exit();

async function answer(question: string, count: number, way: Way) {
  if (question === 'add') return { seconds: await timeAdding(count) };
  if (question === 'run') return { seconds: await runOnce(count, way) };
  if (question === 'page') return { seconds: await timePage(count) };
  if (question === 'memory') return { seconds: 0, bytes: await weighJob(count) };
  throw new Error(`Expected add, run, page or memory, got \`${question}\`.`);
}

async function timeAdding(count: number): Promise<number> {
  const queue = openQueue(options);
  const jobs = createJobs(count);
  await queue.waitUntilReady();
  const began = performance.now();
  await queue.addBulk(jobs);
  const seconds = (performance.now() - began) / 1e3;
  await queue.close();
  return seconds;
}

async function runOnce(count: number, way: Way): Promise<number> {
  const queue = openQueue(options);
  const seconds = await runJobs(queue, count, way, options);
  await queue.close();
  return seconds;
}

/** Times one page of completed jobs, in the order of their completion; the next call reads the next page. */
async function timePage(count: number): Promise<number> {
  if (completed === undefined) {
    completed = openQueue(options);
    await runJobs(completed, count, 'inline', options);
  }
  const from = (pages * pageJobs) % count;
  pages += 1;
  const began = performance.now();
  const jobs = await completed.getJobs(['completed'], from, from + pageJobs - 1);
  JSON.stringify(jobs);
  const seconds = (performance.now() - began) / 1e3;
  if (jobs.length === pageJobs) return seconds;
  throw new Error(`Expected a page of ${pageJobs} jobs, got ${jobs.length}.`);
}

/** The memory of Redis for one completed job, in bytes. */
async function weighJob(count: number): Promise<number> {
  const redis = new Redis(url);
  const before = await readUsedMemory(redis);
  await runOnce(count, 'inline');
  const after = await readUsedMemory(redis);
  await redis.quit();
  return (after - before) / count;
}

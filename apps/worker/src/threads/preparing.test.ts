import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createThreads, type Threads } from '@sweepq/threads';
import { expect, test } from 'vitest';
import { crashOf } from '../run/run-errors.ts';
import { createPreparing } from './preparing.ts';

const task = {
  ...{ roots: [], preprocessing: 'divide255' as const, validation: undefined },
  ...{ slots: 1, budgetBytes: 0 },
};

/** A program that hangs before or after it has read the dataset `harmful`. For any other dataset it returns the name. */
const program = (isRead: 0 | 1) =>
  `export const prepare = ({ name, isRead }) => {
    if (name !== 'harmful') return name;
    Atomics.store(isRead, 0, ${isRead});
    for (;;);
  }`;

test.each([
  ['reading', 0, { readMs: 5_000, prepareMs: 60_000 }, /`?harmful`? to be ready within 5 s/],
  ['preparing', 1, { readMs: 5_000, prepareMs: 6_000 }, /`?harmful`? to be ready within 6 s/],
] as const)(
  'ends a thread that hangs while %s, and prepares the next dataset in a new thread',
  async (...of) => {
    const [, isRead, limits, message] = of;
    await using threads = await useThreads(program(isRead));
    const { prepare } = createPreparing(threads.createPool, limits);
    const harmful = prepare({ ...task, name: 'harmful' });
    const next = prepare({ ...task, name: 'harmless' });
    await expect(harmful).rejects.toMatchObject({ code: 'too-slow', retriable: true });
    await expect(harmful).rejects.toThrow(message);
    expect(await next).toBe('harmless');
  },
  60_000,
);

/** A program that damages its thread at the dataset `harmful`. For any other dataset it returns the name. */
const harmfulProgram = (how: string) =>
  `export const prepare = ({ name }) => {
    if (name !== 'harmful') return name;
    ${how}
  }`;

/**
 * Fills the heap with small objects. V8 aborts the whole process if a thread allocates too much memory before V8 ends it. On Node 24 large
 * arrays made that happen in 1 of 10 runs. V8 can end this thread after each object.
 */
const fillHeap = 'let list; for (;;) list = { list };';

test.each([
  ['ends', 'process.exit(3);', 'its thread ended before it was done'],
  ['runs out of memory', fillHeap, 'its thread ran out of memory'],
  [
    'is refused memory',
    `throw new Error('Array buffer allocation failed', { cause: { code: 'out-of-memory', retriable: true } });`,
    'its thread ran out of memory',
  ],
])('reports an error of the dataset, and no crash of a run, when the thread %s', async (...of) => {
  const [, how, reason] = of;
  await using threads = await useThreads(harmfulProgram(how));
  const { prepare } = createPreparing(threads.createPool, patient);
  const harmful = prepare({ ...task, name: 'harmful' });
  const next = prepare({ ...task, name: 'harmless' });
  const error = await harmful.catch((error: unknown) => error);
  expect(error).toMatchObject({
    ...{ name: 'DatasetError', code: 'reader-crashed', retriable: true },
    message: `Expected the dataset harmful to be read; ${reason}.`,
  });
  expect(crashOf(error)).toBe(undefined);
  expect(await next).toBe('harmless');
});

test('starts no new thread after close, for the current dataset or for waiting ones', async () => {
  await using threads = await useThreads(program(0));
  const { prepare, close } = createPreparing(threads.createPool, patient);
  const harmful = prepare({ ...task, name: 'harmful' });
  const next = prepare({ ...task, name: 'harmless' });
  const ends = Promise.allSettled([harmful, next]);
  // Wait until the current dataset has its thread.
  await new Promise((resolve) => setImmediate(resolve));
  await close();
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(prepare({ ...task, name: 'harmless' })).rejects.toThrow('the worker is closing');
  expect(threads.pools).toHaveLength(1);
});

/** The limits are long, because also on a busy machine the thread must die before a timeout ends it. */
const patient = { readMs: 50_000, prepareMs: 50_000 };

/** Pools of threads that run `program`. The pools are closed when the test ends. */
async function useThreads(program: string) {
  const folder = await mkdtemp(join(tmpdir(), 'sweepq-preparing-'));
  const filename = join(folder, 'thread.mjs');
  await writeFile(filename, program);
  const pools: Threads[] = [];
  return {
    pools,
    createPool() {
      const resourceLimits = { maxOldGenerationSizeMb: 32 };
      const program = pathToFileURL(filename);
      const pool = createThreads({ program, maxThreads: 1, idleMs: 0, resourceLimits });
      pools.push(pool);
      return pool;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.map((pool) => pool.close()));
      await rm(folder, { recursive: true });
    },
  };
}

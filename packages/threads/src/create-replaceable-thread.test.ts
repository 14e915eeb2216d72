import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { createReplaceableThread } from './create-replaceable-thread.ts';
import { createThreads, type Threads } from './create-threads.ts';

const folder = await mkdtemp(join(tmpdir(), 'sweepq-replaceable-'));
afterAll(() => rm(folder, { recursive: true }));

let fifos = 0;

/**
 * A thread whose task `block` opens a pipe, which blocks until `release` opens it, too. A thread in a system call does not end. Any
 * other task returns the number of the thread.
 */
async function useThread(options?: { endingMs: number }) {
  const fifo = join(folder, `fifo-${fifos++}`);
  await promisify(execFile)('mkfifo', [fifo]);
  const program = `${fifo}.mjs`;
  const text = `import { openSync } from 'node:fs';
    import { threadId } from 'node:worker_threads';
    export default ({ state, what }) => {
      if (what !== 'block') return threadId;
      Atomics.store(state, 0, 1);
      openSync(${JSON.stringify(fifo)});
    };`;
  await writeFile(program, text);
  const pools: Threads[] = [];
  const thread = createReplaceableThread(() => {
    const pool = createThreads({
      ...{ program: pathToFileURL(program), maxThreads: 1, idleMs: Number.POSITIVE_INFINITY },
      resourceLimits: { maxOldGenerationSizeMb: 32 },
    });
    pools.push(pool);
    return pool;
  }, options);
  const state = new Int32Array(new SharedArrayBuffer(4));
  // Opened for reading and writing, a pipe blocks nobody.
  const release = () => open(fifo, 'r+');
  onTestFinished(async () => {
    await using _released = await release();
    await thread.close();
  });
  return {
    ...{ thread, pools, release },
    ask: () => thread.run<number>({ what: 'ask' }),
    /** Aborts a task that blocks its thread, and replaces the thread. */
    async block() {
      const stopping = new AbortController();
      const task = thread.run({ what: 'block', state }, { signal: stopping.signal });
      await vi.waitFor(() => expect(Atomics.load(state, 0)).toBe(1), 30_000);
      stopping.abort(new Error('enough'));
      await expect(task).rejects.toThrow('enough');
      thread.replace();
    },
  };
}

test('a replaced thread ends before `waitForEnd` resolves, and the next task runs in another thread', async () => {
  const { thread, release, ask, block } = await useThread();
  const first = await ask();
  await block();
  const order: string[] = [];
  const ended = thread.waitForEnd().then(() => order.push('ended'));
  // The threads of another pool start and end before that.
  const other = await useThread();
  await other.ask();
  await other.thread.close();
  order.push('released');
  await using _released = await release();
  await ended;
  expect(order).toEqual(['released', 'ended']);
  expect(await ask()).toBeGreaterThan(first);
});

test('`waitForEnd` waits at most its limit for a thread that does not end', async () => {
  const { thread, ask, block } = await useThread({ endingMs: 50 });
  await block();
  await thread.waitForEnd();
  expect(await ask()).toBeGreaterThan(0);
});

test('a thread that is replaced after `close` gets no successor', async () => {
  const { thread, pools, ask } = await useThread();
  await ask();
  await thread.close();
  thread.replace();
  expect(pools.map(({ count }) => count)).toEqual([0]);
  await expect(ask()).rejects.toThrow('Expected an open pool of threads');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { createThreads, type ThreadsOptions } from './create-threads.ts';

const folder = await mkdtemp(join(tmpdir(), 'sweepq-threads-'));
afterAll(() => rm(folder, { recursive: true }));

async function writeProgram(name: string, text: string): Promise<URL> {
  const path = join(folder, name);
  await writeFile(path, text);
  return pathToFileURL(path);
}

async function useThreads(name: string, text: string, options: Partial<ThreadsOptions> = {}) {
  const program = await writeProgram(`${name}.mjs`, text);
  const threads = createThreads({
    ...{ program, maxThreads: 1, idleMs: Number.POSITIVE_INFINITY },
    ...{ resourceLimits: { maxOldGenerationSizeMb: 32 }, ...options },
  });
  onTestFinished(() => threads.close());
  return threads;
}

/** A program whose modules take 0.2 s or more to link: each name is looked for through a chain of 200 modules. */
async function writeSlowProgram(): Promise<URL> {
  const names = Array.from({ length: 3000 }, (_, k) => `n${k}`);
  await writeProgram('chain-0.mjs', names.map((name) => `export const ${name} = 1;`).join('\n'));
  for (let k = 1; k <= 200; k++) {
    await writeProgram(`chain-${k}.mjs`, `export * from './chain-${k - 1}.mjs';`);
  }
  const imports = `import { ${names.join(', ')} } from './chain-200.mjs';`;
  return writeProgram('slow.mjs', `${imports}\nexport default () => n0;`);
}

test('a process that closes pools while their threads link modules is not aborted', async () => {
  const fixture = fileURLToPath(new URL('../fixtures/close-while-loading.mjs', import.meta.url));
  const child = spawn(process.execPath, [fixture, (await writeSlowProgram()).href, '4'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [stderr, [code, signal]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
});

test('`close` does not wait for threads that have loaded', async () => {
  const threads = await useThreads('echo', 'export default (task) => task;', { loadingMs: 60_000 });
  expect(await threads.run(1)).toBe(1);
  await threads.close();
}, 30_000);

test('`close` terminates a thread that does not load within the limit', async () => {
  const threads = await useThreads('hangs', 'for (;;);', { loadingMs: 200 });
  const task = threads.run(undefined);
  task.catch(() => undefined);
  await threads.close();
  await expect(task).rejects.toThrow('Terminating worker thread');
});

test('`close` rejects pending tasks at once, and the pool takes no task afterwards', async () => {
  const threads = await useThreads('endless', 'export default () => { for (;;); }');
  const tasks = Promise.allSettled([threads.run(1), threads.run(2)]);
  await threads.close();
  expect((await tasks).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(threads.run(3)).rejects.toThrow('Expected an open pool of threads');
});

test.each([
  ['throws', `throw new Error('broken')`, 'broken'],
  ['exits', 'process.exit(3)', 'worker exited with code: 3'],
  ['has a syntax error', 'export default =', /Unexpected token/],
])('a program that %s while it loads rejects all tasks with its error', async (...of) => {
  const [, text, message] = of;
  const threads = await useThreads(`broken-${text.length}`, text);
  const tasks = await Promise.allSettled([threads.run(1), threads.run(2)]);
  for (const task of tasks) {
    expect(task).toMatchObject({ status: 'rejected' });
    expect((task as PromiseRejectedResult).reason.message).toMatch(message);
  }
  await expect(threads.run(3)).rejects.toThrow(message);
});

/** A program that ends its thread at the task `end`, and returns any other task. */
const ending = `export default (task) => task === 'end' ? process.exit(3) : task;`;
/** A program that fills its heap with small objects at the task `fill`, and returns any other task. V8 can end it after each object. */
const filling = `export default (task) => {
  if (task !== 'fill') return task;
  let list;
  for (;;) list = { list };
}`;

test('a thread that ends rejects only its own task, and the waiting tasks run in another thread', async () => {
  const threads = await useThreads('ends', ending);
  const [end, ...others] = ['end', 1, 2].map((task) => threads.run(task));
  await expect(end).rejects.toThrow('worker exited with code: 3');
  expect(await Promise.all(others)).toEqual([1, 2]);
});

test('a thread that runs out of memory rejects only its own task', async () => {
  const threads = await useThreads('fills', filling);
  const [fill, ...others] = ['fill', 1, 2].map((task) => threads.run(task));
  await expect(fill).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  expect(await Promise.all(others)).toEqual([1, 2]);
});

test('a thread that fails without a task is reported, and the next task runs in another thread', async () => {
  const onError = vi.fn();
  const text = `export default (task) => {
    // After the answer has arrived: an earlier error would reject the task.
    if (task === 'fail') setTimeout(() => { throw new Error('late'); }, 200);
    return task;
  }`;
  const threads = await useThreads('late', text, { isBlocking: false, onError });
  expect(await threads.run('fail')).toBe('fail');
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ message: 'late' });
  expect(await threads.run('next')).toBe('next');
});

test.each([0, 1])(
  'an aborted task is rejected with the reason, with %i threads at the start, and the next task runs',
  async (minThreads) => {
    const threads = await useThreads('aborts', ending, { minThreads });
    const stopping = new AbortController();
    const task = threads.run('first', { signal: stopping.signal });
    stopping.abort(new Error('enough'));
    await expect(task).rejects.toThrow('enough');
    expect(await threads.run('next')).toBe('next');
  },
);

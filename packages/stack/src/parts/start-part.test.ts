import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProcessBirth } from '../process/process-birth.ts';
import { startPart } from './start-part.ts';

const mainPath = join(import.meta.dirname, '../../fixtures/part.mjs');
const partThat = (act: string, options: object = {}) =>
  startPart({ name: 'part', mainPath, env: { ACT: act }, ...options });

test('waits until the process reports that it is ready, and stops it with SIGTERM', async () => {
  const part = await partThat('ready');
  expect(part.url).toBe('http://127.0.0.1:1');
  await part.stop();
  expect(await part.exited).toMatchObject({ code: 0 });
  expect(part.logLines.join('\n')).toContain('the last words');
});

test('rejects with the last log lines if the process ends before it is ready', async () => {
  await expect(partThat('dies')).rejects.toThrow(
    /^The part did not start: it ended with .*7.*\n.*the last words/,
  );
});

test('rejects if the process is not ready in time', async () => {
  await expect(partThat('silent', { readyTimeoutMs: 300 })).rejects.toThrow(
    /not ready after 300 ms/,
  );
});

test('rejects if the start is aborted', async () => {
  const signal = AbortSignal.timeout(200);
  await expect(partThat('silent', { signal })).rejects.toThrow('The start was aborted.');
});

test('kills a process that ignores SIGTERM', async () => {
  const part = await partThat('deaf', { stopTimeoutMs: 200 });
  await part.stop();
  expect(await readProcessBirth(part.pid)).toBeUndefined();
  expect(await part.exited).toMatchObject({ signal: 'SIGKILL' });
});

test('runs the program with another Node.js binary', async () => {
  await expect(partThat('ready', { nodePath: '/nowhere/node' })).rejects.toThrow(
    'The part did not start: spawn /nowhere/node ENOENT',
  );
});

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readProcessBirth } from '../process/process-birth.ts';
import { keepRunning } from './keep-running.ts';
import { type Part, startPart } from './start-part.ts';

/** The default is 1 s. On a busy machine a process takes longer to start. */
const patient = { timeout: 30_000 };

const mainPath = join(import.meta.dirname, '../../fixtures/part.mjs');

test('restarts a process that was killed, and reports the restart', async () => {
  const { part, said, kept } = await keep('ready', { again: 'ready', restarts: 2 });
  part.kill('SIGKILL');
  await expect.poll(() => said.length, patient).toBe(2);
  expect(said).toEqual([
    'The part ended with SIGKILL. Restarting it in 250 ms (restart 1 of 2).',
    'The part runs again.',
  ]);
  const second = kept.current();
  expect(second.pid).not.toBe(part.pid);
  await kept.stop();
  expect(await second.exited).toMatchObject({ code: 0 });
  expect(said).toHaveLength(2);
});

test('rejects with the last log lines if the process ends again after each restart', async () => {
  const { part, said, kept } = await keep('ready', { again: 'crashes', restarts: 2 });
  part.kill('SIGKILL');
  await expect(kept.failed).rejects.toThrow(
    /^The part was restarted 2 times in a row and did not stay up\. The part ended with exit code 3\. Its last log lines:\n.*the last words/,
  );
  expect(said.filter((line) => line.includes('Restarting'))).toEqual([
    'The part ended with SIGKILL. Restarting it in 250 ms (restart 1 of 2).',
    'The part ended with exit code 3. Restarting it in 500 ms (restart 2 of 2).',
  ]);
});

test('counts a restart that fails, and reports the reason', async () => {
  const { part, said, kept } = await keep('ready', { again: 'dies', restarts: 2 });
  part.kill('SIGKILL');
  await expect(kept.failed).rejects.toThrow(
    /^The part was restarted 2 times in a row and did not stay up\. The part did not start: it ended with exit code 7\. .*\n.*the last words$/,
  );
  expect(said.at(-1)).toBe(
    'The part did not start: it ended with exit code 7. Restarting it in 500 ms (restart 2 of 2).',
  );
});

test('rejects at the first end if `restarts` is 0 or the process cannot be restarted', async () => {
  for (const options of [{ again: 'ready', restarts: 0 }, { restarts: 5 }]) {
    const { part, said, kept } = await keep('ready', options);
    part.kill('SIGKILL');
    await expect(kept.failed).rejects.toThrow(/^The part ended with SIGKILL\. Its last/);
    expect(said).toEqual([]);
  }
});

test('stops a process whose restart is in progress', async () => {
  const { part, said, kept } = await keep('ready', { again: 'silent', restarts: 5 });
  part.kill('SIGKILL');
  await expect.poll(() => starts.at(-1), patient).toBe('silent');
  await kept.stop();
  expect(await readProcessBirth(kept.current().pid)).toBeUndefined();
  expect(said).toHaveLength(1);
});

/** The behaviour of each restarted process. */
const starts: string[] = [];

const startThat = (act: string, signal?: AbortSignal) =>
  startPart({ name: 'part', mainPath, env: { ACT: act }, signal });

/** Keeps a process running whose behaviour is `act`, and `again` after a restart. */
async function keep(act: string, { again, restarts }: { again?: string; restarts: number }) {
  const part: Part = await startThat(act);
  const said: string[] = [];
  const startAgain =
    again &&
    ((signal: AbortSignal) => {
      starts.push(again);
      return startThat(again, signal);
    });
  const kept = keepRunning({
    ...{ title: 'The part', first: part, restarts },
    startAgain: startAgain || undefined,
    report: (line) => said.push(line),
  });
  onTestFinished(() => kept.stop());
  return { part, said, kept };
}

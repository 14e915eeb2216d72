import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { RowContext, RowResult } from './row.ts';
import { type RunRowOptions, runRow } from './run-row.ts';

type Run = (context: RowContext) => Promise<RowResult>;

const never = new Promise<never>(() => undefined);
const limits = { rowMs: 20, endMs: 20 };

async function runs(run: Run, options: Partial<RunRowOptions> = {}) {
  const workDir = await mkdtemp(join(tmpdir(), 'sweepq-row-'));
  onTestFinished(() => rm(workDir, { recursive: true, force: true }));
  const resources = { workDir, datasetsDir: '', redisProgram: '', env: {}, note: () => undefined };
  const row = { number: 1, fault: 'none', quick: true, run };
  const report = await runRow(row, { ...resources, size: 'quick', seed: 1, ...options });
  return { ...report, keptFolder: existsSync(join(workDir, 'row-1')) };
}

test('a row without failures passes, and leaves no folder', async () => {
  const report = await runs(async () => ({ injected: 1, lost: 0, duplicated: 0 }));
  expect(report).toMatchObject({ passed: true, failures: [], injected: 1, keptFolder: false });
});

test.each([{ lost: 1 }, { lost: Number.NaN }, { duplicated: -1 }, { hashesEqual: false }])(
  'a row that returns %o fails',
  async (result) => {
    const report = await runs(async () => ({ injected: 1, ...result }));
    expect(report).toMatchObject({ passed: false, keptFolder: true });
    expect(report.failures).toHaveLength(1);
  },
);

test('a row fails if a check in a deferred function fails, and deferred functions run in reverse order', async () => {
  const ended: number[] = [];
  const report = await runs(async ({ defer, expect: expectOfRow }) => {
    defer(() => expectOfRow(false, 'the end'));
    for (const k of [1, 2]) defer(() => ended.push(k));
    return { injected: 1 };
  });
  expect(report.failures).toEqual(['the end']);
  expect(ended).toEqual([2, 1]);
});

test('after its time limit a row is abandoned, and its deferred functions run, also those that it adds later', async () => {
  const ended: string[] = [];
  let later = never as Promise<void>;
  const { failures } = await runs(
    async ({ defer, over }) => {
      defer(() => ended.push('before'));
      later = new Promise((resolve) =>
        over.addEventListener('abort', async () => {
          await delay(50);
          defer(() => ended.push('later'));
          resolve();
        }),
      );
      return never;
    },
    { limits },
  );
  expect(failures[0]).toContain('Expected row 1 to be over within 0.02 s.');
  await later;
  expect(ended).toEqual(['before', 'later']);
});

test('the other deferred functions run if one of them does not end', async () => {
  const ended: string[] = [];
  const { failures } = await runs(
    async ({ defer }) => {
      defer(() => ended.push('first'));
      defer(() => never);
      return { injected: 1 };
    },
    { limits },
  );
  expect(failures).toHaveLength(1);
  expect(ended).toEqual(['first']);
});

test('a row whose signal is aborted fails', async () => {
  const { failures } = await runs(() => never, { signal: AbortSignal.timeout(20) });
  expect(failures[0]).toContain('but it was aborted');
});

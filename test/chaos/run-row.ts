import { setMaxListeners } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from './random.ts';
import type { Row, RowContext, RowReport, RowResult, Size } from './row.ts';

export type RunRowOptions = {
  size: Size;
  seed: number;
  /** The folder that contains the folders of all rows. */
  workDir: string;
  note: (line: string) => void;
  /** Aborts the row. */
  signal?: AbortSignal;
  limits?: Limits;
} & Pick<RowContext, 'datasetsDir' | 'redisProgram' | 'env'>;

export type Limits = { rowMs: number; endMs: number };

/** `rowMs` limits a row: the longest one takes 5 minutes on 2 cores. `endMs` limits each deferred function. */
const usualLimits: Limits = { rowMs: 900_000, endMs: 60_000 };

/**
 * Runs a row, and cleans up after it. The folder of a failed row is kept. A row that exceeds its time limit is abandoned: its deferred
 * functions run, and each function that it defers later runs immediately.
 */
export async function runRow(row: Row, options: RunRowOptions): Promise<RowReport> {
  const { size, seed, workDir, note, signal, limits = usualLimits, ...shared } = options;
  const dir = join(workDir, `row-${row.number}`);
  await mkdir(dir, { recursive: true });
  const failures: string[] = [];
  const ends: (() => unknown)[] = [];
  let isCleared = false;
  const over = new AbortController();
  // Each process that starts adds a listener. Rows start up to 9 of them at once, and the default limit is 10.
  setMaxListeners(0, over.signal);
  const context: RowContext = {
    ...shared,
    ...{ size, dir, over: over.signal },
    // The seed does not depend on the other rows, so a row makes the same choices alone and among all rows.
    random: createRandom(seed * 1_000 + row.number),
    pick: (choices) => choices[size],
    expect: (holds, sentence) => void (holds || failures.push(sentence)),
    defer: (end) => void (isCleared ? endNow(end).catch(fail) : ends.unshift(end)),
    note: (line) => note(`row ${row.number}: ${line}`),
  };
  const startedAt = performance.now();
  const fail = (error: unknown) => void failures.push(textOf(error));
  const ofRow = { what: `row ${row.number}`, limitMs: limits.rowMs, signal };
  const result: RowResult | undefined = await within(row.run(context), ofRow).catch(
    fail as () => undefined,
  );
  over.abort();
  // A process that was starting when the row failed adds its deferred function now.
  for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
    await within(endNow(end), { what: 'a deferred function', limitMs: limits.endMs }).catch(fail);
  }
  isCleared = true;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const { lost = 0, duplicated = 0 } = result ?? {};
  // `!== 0`, so that NaN counts as a failure, too.
  if (lost !== 0) failures.push(`Expected nothing to be lost, got ${lost}.`);
  if (duplicated !== 0) failures.push(`Expected nothing twice, got ${duplicated}.`);
  if (result?.hashesEqual === false)
    failures.push('Expected the hashes of a clean run, got others.');
  const passed = failures.length === 0;
  if (passed) await rm(dir, { recursive: true, force: true });
  return { row: row.number, fault: row.fault, passed, failures, seconds, ...result };
}

type Limit = { what: string; limitMs: number; signal?: AbortSignal | undefined };

/** Rejects when the time limit is over or the signal is aborted. A later result of `work` is ignored. */
function within<T>(work: Promise<T>, { what, limitMs, signal }: Limit): Promise<T> {
  const settled = new AbortController();
  const ended = new Promise<T>((resolve, reject) => {
    const tooLong = `Expected ${what} to be over within ${limitMs / 1000} s.`;
    const timer = setTimeout(() => reject(new Error(tooLong)), limitMs);
    settled.signal.addEventListener('abort', () => clearTimeout(timer));
    const abort = () => reject(new Error(`Expected ${what} to end, but it was aborted.`));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { signal: settled.signal });
    work.then(resolve, reject);
  });
  return ended.finally(() => settled.abort());
}

const endNow = async (end: () => unknown) => void (await end());

const textOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

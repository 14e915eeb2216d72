import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from './random.ts';
import type { Row, RowContext, RowReport, RowResult, Size } from './row.ts';

export type RunRowOptions = {
  size: Size;
  seed: number;
  /** Of all rows. */
  workDir: string;
  note: (line: string) => void;
} & Pick<RowContext, 'datasetsDir' | 'redisProgram' | 'env'>;

/** Runs a row, and cleans up after it; what a failed one wrote stays in its folder. */
export async function runRow(row: Row, options: RunRowOptions): Promise<RowReport> {
  const { size, seed, workDir, note, ...shared } = options;
  const dir = join(workDir, `row-${row.number}`);
  await mkdir(dir, { recursive: true });
  const failures: string[] = [];
  const ends: (() => unknown)[] = [];
  const over = new AbortController();
  const context: RowContext = {
    ...shared,
    ...{ size, dir, over: over.signal },
    // Rows are independent: one that is run alone does what it does among all.
    random: createRandom(seed * 1_000 + row.number),
    pick: (choices) => choices[size],
    expect: (holds, sentence) => void (holds || failures.push(sentence)),
    defer: (end) => void ends.unshift(end),
    note: (line) => note(`row ${row.number}: ${line}`),
  };
  const startedAt = performance.now();
  const fail = (error: unknown) => void failures.push(tell(error));
  const result: RowResult | undefined = await row.run(context).catch(fail as () => undefined);
  over.abort();
  // What was being started when the row failed defers its end only now.
  for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
    await Promise.resolve().then(end).catch(fail);
  }
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  if (result?.lost) failures.push(`Expected nothing to be lost, got ${result.lost}.`);
  if (result?.duplicated) failures.push(`Expected nothing twice, got ${result.duplicated}.`);
  if (result?.hashesEqual === false)
    failures.push('Expected the hashes of a clean run, got others.');
  const passed = failures.length === 0;
  if (passed) await rm(dir, { recursive: true, force: true });
  return { row: row.number, fault: row.fault, passed, failures, seconds, ...result };
}

const tell = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

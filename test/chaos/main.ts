// `npm run chaos -- [--rows 1,8] [--seed N] [--quick] [--json]`: the fault matrix, injected for real.
// `npm run chaos -- --walk [--sweeps N] [--seed N] [--quick] [--json]`: random requests of all kinds, under faults.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { describeMachine } from './report/describe-machine.ts';
import { renderLine } from './report/render-line.ts';
import { renderTable } from './report/render-table.ts';
import type { RowReport } from './row.ts';
import { rows } from './rows/index.ts';
import { runRow } from './run-row.ts';
import { createWalk } from './walk/walk.ts';
import { prepareResources } from './world/resources.ts';

const command = parseCommand();
if (command === undefined) {
  const numbers = rows.map(({ number }) => number).join(', ');
  report(
    `Expected --rows with some of ${numbers}, --seed with a whole number, --quick, --json; or --walk, with --sweeps and a whole number.`,
  );
  process.exit(2);
}
const { chosen, seed, size, json } = command;
// The first signal ends the current row and its processes. A second signal exits immediately. A signal within 1 s after the first counts as
// the same: with Ctrl-C the terminal signals the whole process group, and `npm` forwards the signal, too. The command `tsx` is not used
// to start this process, because it kills a child that does not exit in time after a signal.
const stopping = new AbortController();
const sameSignalMs = 1_000;
let signalledAt = Number.POSITIVE_INFINITY;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (performance.now() - signalledAt > sameSignalMs) process.exit(1);
    if (stopping.signal.aborted) return;
    signalledAt = performance.now();
    report(`${signal}: stopping all processes`);
    stopping.abort();
  });
}
const resources = await prepareResources({ env: process.env, note: report });
/** The walk takes longer than a row of the fault matrix. */
const limits = command.isWalk ? { rowMs: 3_600_000, endMs: 60_000 } : undefined;
const reports: RowReport[] = [];
let hasFailed = false;
report(`seed ${seed}, ${size}, ${chosen.length} rows`);
try {
  for (const row of chosen) {
    const { signal } = stopping;
    if (signal.aborted) break;
    report(`row ${row.number}: ${row.fault}`);
    const done = await runRow(row, {
      ...resources,
      ...{ size, seed, signal, note: report },
      ...(limits && { limits }),
    });
    reports.push(done);
    report(renderLine(done));
    for (const failure of done.failures) report(`  ${failure}`);
    // An aborted row or walk has no result.
    hasFailed ||= !done.passed && !signal.aborted;
  }
} finally {
  await resources.remove({ keep: hasFailed });
}
const machine = await describeMachine(resources.redisProgram);
const text = json
  ? JSON.stringify({ seed, size, machine, rows: reports }, null, 2)
  : renderTable({ seed, size, machine, reports });
process.stdout.write(`${text}\n`);
// Leftovers of a failed row must not keep this process alive.
process.exit(!stopping.signal.aborted && reports.every(({ passed }) => passed) ? 0 : 1);

function parseCommand() {
  try {
    const { values } = parseArgs({
      options: {
        rows: { type: 'string' },
        walk: { type: 'boolean', default: false },
        sweeps: { type: 'string' },
        seed: { type: 'string' },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const wanted = values.rows?.split(',').map(Number);
    if (wanted?.some((number) => !rows.some((row) => row.number === number))) return undefined;
    const seed = values.seed === undefined ? randomInt(1, 1_000_000) : Number(values.seed);
    if (!Number.isSafeInteger(seed) || seed < 0) return undefined;
    const size = values.quick ? 'quick' : 'full';
    const sweeps = values.sweeps === undefined ? undefined : Number(values.sweeps);
    if (sweeps !== undefined && !(values.walk && Number.isSafeInteger(sweeps) && sweeps > 0))
      return undefined;
    if (values.walk && wanted !== undefined) return undefined;
    const chosen = values.walk
      ? [createWalk(sweeps)]
      : rows.filter(({ number, quick }) => wanted?.includes(number) ?? (size === 'full' || quick));
    return { chosen, seed, size, json: values.json, isWalk: values.walk } as const;
  } catch {
    return undefined;
  }
}

function report(line: string) {
  process.stderr.write(`${line}\n`);
}

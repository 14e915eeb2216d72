// Commands whose stdout cannot be written.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cliPath } from './support/cli.ts';
import { serve } from './support/serve.ts';

const emptyPage = '{"items": [], "nextCursor": null}';

test.runIf(existsSync('/dev/full'))(
  'a command whose stdout is a full disk prints one sentence and exits with 1, and one whose stdout is closed exits with 0',
  async () => {
    const url = await serve((_request, response) => response.end(emptyPage));
    const sweepq = `${process.execPath} ${cliPath} --url ${url}`;
    const run = (line: string) => promisify(execFile)('bash', ['-c', line]);
    const full = await run(`{ ${sweepq} ls --json >/dev/full; } 2>&1; echo $?`);
    expect(full.stdout).toBe('stdout cannot be written: ENOSPC, no space left on the device.\n1\n');
    const id = `swp_${'0'.repeat(26)}`;
    const exported = await run(`{ ${sweepq} export ${id} >/dev/full; } 2>&1; echo $?`);
    expect(exported.stdout).toBe(full.stdout);
    const help = await run(`{ ${sweepq} --help >/dev/full; } 2>&1; echo $?`);
    expect(help.stdout).toMatch(/^stdout cannot be written: .*\n1\n$/);
    const mute = await run(`${sweepq} ls 2>/dev/full; echo $?`);
    expect(mute.stdout).toBe('0\n');
    // The reader closes the pipe before the first output.
    const gone = await run(`exec 2>&1; ${sweepq} --help | true; echo \${PIPESTATUS[0]}`);
    expect(gone.stdout).toBe('0\n');
  },
);

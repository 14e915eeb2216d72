#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { printable } from './show/printable.ts';
import { createStop } from './stop.ts';

const { env, stdin, stdout, stderr } = process;

// Whoever reads no further (`| head`) has seen enough.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.ok.code);
});
// Words that nobody hears change nothing about what is done, nor about how it ends.
stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = createProgram({
  ...{ env, stdin, stdout, stderr },
  createStop: () => createStop(process),
  exitWith: (code) => {
    process.exitCode = code;
  },
  exitNow: (code) => process.exit(code),
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

/** Says what went wrong, and gives what to end with. */
function tell(error: unknown): number {
  // Commander has said it already; asking for help is no error.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok.code : exitCodes.refused.code;
  }
  const code = exitCodeOf(error);
  if (code === undefined) throw error;
  stderr.write(`${printable((error as Error).message)}\n`);
  return code;
}

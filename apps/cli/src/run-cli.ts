import { ClientError } from '@sweepq/client';
import { CommanderError } from 'commander';
import type { World } from './cli.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { printable } from './show/printable.ts';

/** Runs one command and returns the exit code. */
export async function runCli(
  world: Omit<World, 'exitWith'>,
  args: readonly string[],
): Promise<number> {
  let code: number = exitCodes.ok.code;
  const exitWith = (wished: number) => {
    code = wished;
  };
  try {
    await createProgram({ ...world, exitWith }, args).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return tell(error, world.stderr);
  }
}

const whereFrom =
  '`npm start` in a checkout starts the service. SWEEPQ_URL or `--url` sets the address of another one.';

/** Prints the message of an error and returns the exit code. */
function tell(error: unknown, stderr: World['stderr']): number {
  // Commander has printed its message already. `--help` and `--version` also end here, with exit code 0.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok.code : exitCodes.refused.code;
  }
  const code = exitCodeOf(error);
  if (code === undefined) throw error;
  stderr.write(`${printable((error as Error).message)}\n`);
  if (error instanceof ClientError && error.code === 'unreachable') stderr.write(`${whereFrom}\n`);
  return code;
}

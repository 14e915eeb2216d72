import { ClientError } from '@sweepq/client';
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { explainRefusal } from './explain-refusal.ts';
import { createProgram } from './program.ts';
import { printable } from './show/printable.ts';
import type { World } from './world.ts';

/** Runs one command and returns the exit code. */
export async function runCli(
  world: Omit<World, 'exitWith'>,
  args: readonly string[],
): Promise<number> {
  let code: number = exitCodes.ok.code;
  const exitWith = (requested: number) => {
    code = requested;
  };
  try {
    await createProgram({ ...world, exitWith }, args).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return printError(error, world.stderr);
  }
}

/** Prints the message of an error and returns the exit code. */
function printError(error: unknown, stderr: World['stderr']): number {
  // Commander has already printed this message. `--help` and `--version` also throw this error, with exit code 0.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok.code : exitCodes.refused.code;
  }
  const code = exitCodeOf(error);
  if (code === undefined) throw error;
  stderr.write(`${printable((error as Error).message)}\n`);
  const more = error instanceof ClientError ? explainRefusal(error) : undefined;
  if (more !== undefined) stderr.write(`${printable(more)}\n`);
  return code;
}

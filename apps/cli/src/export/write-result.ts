import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { UsageError } from '../input/usage-error.ts';
import { type Pieces, writeOut } from './write-out.ts';

export type Out = { out?: string | undefined };

/** Adds the option for the file that a command writes. */
export const addOut = (command: Command): Command =>
  command.option('--out <file>', 'output file; default: stdout');

/** Writes the result of a command to the file of `--out`, or to stdout. A picture is not written to a terminal. */
export async function writeResult(
  cli: Cli,
  pieces: Pieces,
  { out, isBinary = false }: Out & { isBinary?: boolean },
): Promise<void> {
  if (isBinary && out === undefined && cli.stdout.isTTY) {
    throw new UsageError('Expected `--out` with a file, because stdout is a terminal.');
  }
  // From here on, Ctrl-C removes the partial output file.
  const { signal } = cli.createStop();
  try {
    await writeOut(pieces, { out, stdout: cli.stdout, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    cli.exitNow('interrupted');
  }
  if (out !== undefined) cli.say(`Wrote ${out}`);
}

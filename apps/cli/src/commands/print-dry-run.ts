import type { DryRun } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { renderDryRun } from '../show/dry-run.ts';

/** Prints the answer to a dry run. */
export function printDryRun(cli: Cli, answer: DryRun): void {
  if (cli.isJson()) cli.printJson(answer);
  else cli.print(renderDryRun(answer, cli.style()));
}

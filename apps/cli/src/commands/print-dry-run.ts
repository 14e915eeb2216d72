import type { DryRun } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { present } from '../output/present.ts';
import { renderDryRun } from '../show/dry-run.ts';

/** Prints the answer to a dry run. */
export const printDryRun = (cli: Cli, answer: DryRun): Promise<void> =>
  present(cli, { data: answer, show: () => cli.print(renderDryRun(answer, cli.style())) });

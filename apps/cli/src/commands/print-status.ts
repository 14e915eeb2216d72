import type { Sweep } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { showCounts } from '../show/sweep.ts';

/** Prints the status of a sweep after a command has changed it. */
export function printStatus(cli: Cli, sweep: Sweep): void {
  if (cli.isJson()) cli.printJson(sweep);
  else cli.say(`The sweep ${sweep.id} is ${sweep.status}. ${showCounts(sweep.counts)}.`);
}

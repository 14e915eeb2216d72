import type { Sweep } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { showCounts } from '../show/sweep.ts';

/** Says how a sweep stands after something was done to it. */
export function tellSweep(cli: Cli, sweep: Sweep): void {
  if (cli.isJson()) cli.printJson(sweep);
  else cli.say(`The sweep ${sweep.id} is ${sweep.status}. ${showCounts(sweep.counts)}.`);
}

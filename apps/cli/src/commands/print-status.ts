import type { Sweep } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { present } from '../output/present.ts';
import { showCounts } from '../show/sweep.ts';

/** Prints the status of a sweep after a command has changed it. */
export const printStatus = (cli: Cli, sweep: Sweep): Promise<void> =>
  present(cli, {
    data: sweep,
    names: [sweep.id],
    show: () => cli.say(`The sweep ${sweep.id} is ${sweep.status}. ${showCounts(sweep.counts)}.`),
  });

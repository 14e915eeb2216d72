import type { Client, Sweep } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { describeCosts } from '../show/costs.ts';
import { plural, showParams } from '../show/values.ts';
import { variedIn } from '../show/varied.ts';
import { listCosts } from './read-costs.ts';

/** Prints the costs of each run of a sweep below the name of the run. With `--json`, prints one line of JSON per run. */
export async function printCosts(
  cli: Cli,
  client: Client,
  { sweep, every }: { sweep: Sweep; every: number },
): Promise<void> {
  const varied = variedIn(sweep).filter((name) => name !== 'iterations');
  let without = 0;
  for await (const { run, costs } of listCosts(client, { id: sweep.id, every })) {
    if (costs === undefined) {
      without += 1;
      continue;
    }
    const name = run.id.slice(sweep.id.length + 1);
    if (cli.isJson()) {
      cli.printJsonLine({ type: 'costs', runId: run.id, ...costs });
      continue;
    }
    const title = `${name}  ${showParams(run.params, varied)}`;
    cli.print([cli.style()('bold', title), ...describeCosts(costs.costs), ''].join('\n'));
  }
  if (without > 0) cli.say(`No cost curve: ${plural(without, 'run')}.`);
}

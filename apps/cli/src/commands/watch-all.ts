import type { Event } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { showTime } from '../show/values.ts';

/** Prints the events of all sweeps, one a line, until Ctrl-C. */
export async function watchAll(cli: Cli): Promise<void> {
  const { signal } = cli.createStop();
  const isJson = cli.isJson();
  const events = cli.client().watchAll({
    signal,
    onDisconnect: () => cli.say('The connection to the API is lost. Reconnecting …'),
    onReconnect: () => cli.say('The API answers again.'),
  });
  try {
    for await (const event of events) {
      if (isJson) cli.printJsonLine(event);
      else cli.print(describeEvent(event));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    cli.exitWith('interrupted');
  }
}

/** Formats `2026-11-24 10:00:07  trial.ended  sweepId=swp_… trialId=swp_…-t0 status=completed`. Leaves out nested members. */
function describeEvent({ type, timestamp, data }: Event): string {
  const members = Object.entries(data).flatMap(([name, value]) =>
    value === null || typeof value === 'object' ? [] : [`${name}=${value}`],
  );
  return [showTime(timestamp), type, members.join(' ')].join('  ').trimEnd();
}

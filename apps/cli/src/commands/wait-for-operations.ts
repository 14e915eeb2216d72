import type { Client, Operation } from '@sweepq/client';
import type { Cli } from '../cli.ts';

/** After this time, a message says that no worker has begun. Usually a worker begins within milliseconds. */
const patienceMs = 3_000;

/**
 * Waits until operations have ended, and returns them in their order. Sets the exit code 1 if one of them is not completed.
 */
export async function waitForOperations(
  cli: Cli,
  client: Client,
  ids: readonly string[],
): Promise<Operation[]> {
  const late = setTimeout(() => {
    const [first = ''] = ids;
    const hint = cli.hint('operation', 'cancel', first);
    cli.say(`Waiting for a worker. Until one begins, this command cancels: ${hint}`);
  }, patienceMs);
  try {
    const ended = await Promise.all(
      ids.map((id) => {
        const onState = ({ status }: Operation) => {
          if (status !== 'queued') clearTimeout(late);
        };
        return client.waitForOperation(id, { onState });
      }),
    );
    if (ended.some(({ status }) => status !== 'completed')) cli.exitWith('failed');
    return ended;
  } finally {
    clearTimeout(late);
  }
}
